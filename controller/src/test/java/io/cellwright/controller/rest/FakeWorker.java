package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.ConfusionMatrix;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Latency;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Scores;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Speaks the workers' part of the API and trains nothing: a network's accuracy follows from its
/// name.
final class FakeWorker {

    static final ConfusionMatrix CONFUSION =
            new ConfusionMatrix(List.of("disc", "ring"), List.of(List.of(3L, 2L), List.of(1L, 4L)));

    private final Client client;
    private final long id;

    private FakeWorker(Client client, long id) {
        this.client = client;
        this.id = id;
    }

    /// What a worker was given.
    record Work(
            long trial,
            long fence,
            Evaluation evaluation,
            int checkpointEpoch,
            int pauseAfter,
            boolean alone) {}

    static FakeWorker register(Client client, String name, int slots)
            throws IOException, InterruptedException {
        Client.Answer answer =
                client.post(
                        "/api/v1/workers",
                        Map.of(
                                "name", name, "slots", slots, "device", "cpu", "engine", "none",
                                "version", "0.1.0"));
        return new FakeWorker(client, answer.json().get("worker").asLong());
    }

    long id() {
        return id;
    }

    /// The same worker, speaking to a controller at another address.
    FakeWorker at(Client other) {
        return new FakeWorker(other, id);
    }

    Optional<Work> lease(int slot, int waitSeconds) throws IOException, InterruptedException {
        Client.Answer answer =
                client.post(
                        "/api/v1/workers/%d/leases".formatted(id),
                        Map.of("slot", slot, "waitSeconds", waitSeconds));
        if (answer.status() == 204) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new IOException(answer.status() + " " + answer.text());
        }
        return Optional.of(Json.read(answer.text(), Work.class));
    }

    Work mustLease() throws IOException, InterruptedException {
        return lease(1, 5).orElseThrow();
    }

    Client.Answer heartbeat(List<Work> works) throws IOException, InterruptedException {
        List<Map<String, Long>> leases =
                works.stream()
                        .map(work -> Map.of("trial", work.trial(), "fence", work.fence()))
                        .toList();
        return client.post("/api/v1/workers/%d/heartbeat".formatted(id), Map.of("leases", leases));
    }

    Client.Answer epoch(Work work, LearningCurve.Point point)
            throws IOException, InterruptedException {
        return client.post(
                "/api/v1/trials/%d/epochs".formatted(work.trial()),
                Map.of("fence", work.fence(), "point", point));
    }

    Client.Answer report(Work work, Outcome outcome) throws IOException, InterruptedException {
        return client.post(
                "/api/v1/trials/%d/report".formatted(work.trial()),
                "{\"fence\":%d,\"outcome\":%s}".formatted(work.fence(), Json.write(outcome)));
    }

    Client.Answer succeed(Work work) throws IOException, InterruptedException {
        return report(work, outcome(work.evaluation()));
    }

    Client.Answer fail(Work work, FailureReason reason) throws IOException, InterruptedException {
        return report(
                work,
                new Outcome.Failed(new LearningCurve(List.of()), reason, "as the test wanted"));
    }

    Client.Answer release(Work work) throws IOException, InterruptedException {
        return client.post(
                "/api/v1/trials/%d/release".formatted(work.trial()), Map.of("fence", work.fence()));
    }

    Client.Answer weights(Work work, byte[] bytes) throws IOException, InterruptedException {
        return client.put(
                "/api/v1/trials/%d/weights?fence=%d".formatted(work.trial(), work.fence()), bytes);
    }

    Client.Answer pause(Work work, int epoch, byte[] checkpoint)
            throws IOException, InterruptedException {
        return client.put(
                "/api/v1/trials/%d/checkpoint?fence=%d&epoch=%d"
                        .formatted(work.trial(), work.fence(), epoch),
                checkpoint);
    }

    Client.Answer checkpoint(Work work) throws IOException, InterruptedException {
        return client.get(
                "/api/v1/trials/%d/checkpoint?fence=%d".formatted(work.trial(), work.fence()));
    }

    Client.Answer goodbye() throws IOException, InterruptedException {
        return client.post("/api/v1/workers/%d/goodbye".formatted(id), "");
    }

    /// Trains everything that there is, in one slot.
    int workOff() throws IOException, InterruptedException {
        int done = 0;
        for (Optional<Work> work = lease(1, 0); work.isPresent(); work = lease(1, 0)) {
            JsonNode answer = succeed(work.get()).json();
            if (!answer.path("accepted").asBoolean()) {
                throw new IOException("not accepted: " + answer);
            }
            done++;
        }
        return done;
    }

    /// The outcome that this network always has.
    static Outcome.Succeeded outcome(Evaluation evaluation) {
        double accuracy = Math.floorMod(evaluation.candidate().key().hashCode(), 10_000) / 10_000.0;
        return new Outcome.Succeeded(
                new LearningCurve(List.of(point(1, accuracy))),
                new Scores(
                        accuracy,
                        accuracy,
                        OptionalDouble.of(1),
                        OptionalDouble.of(0.5),
                        20,
                        1000,
                        OptionalLong.of(1 << 20),
                        Optional.of(new Latency(1.5, OptionalDouble.of(0.25)))),
                Optional.of(CONFUSION));
    }

    static LearningCurve.Point point(int epoch, double accuracy) {
        return new LearningCurve.Point(
                epoch, 2.1, 0.3, 2.0, accuracy, 0.01, 20.0 * epoch, OptionalDouble.of(1));
    }
}
