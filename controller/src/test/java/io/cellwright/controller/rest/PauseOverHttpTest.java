package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseOverHttpTest {

    private static final String ONE_TRIAL =
            "{\"dataset\": \"shapes\", \"trials\": 1, \"strategy\": \"random\", \"baselines\": []}";

    private static final byte[] CHECKPOINT = "a checkpoint".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private RunningController controller;
    private FakeWorker worker;
    private long search;

    @BeforeEach
    void start() throws Exception {
        controller = new RunningController(folder.resolve("home"));
        worker = FakeWorker.register(controller.pool, "one", 2);
        search = controller.search(ONE_TRIAL);
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    private String state(FakeWorker.Work work) throws Exception {
        return trial(work).get("state").asText();
    }

    private JsonNode trial(FakeWorker.Work work) throws Exception {
        return controller.operator.get("/api/v1/trials/" + work.trial()).json();
    }

    @Test
    void aTrialIsPausedByOneWorkerAndGoesOnAtAnother() throws Exception {
        FakeWorker.Work first = worker.mustLease();
        worker.epoch(first, FakeWorker.point(1, 0.4));
        worker.epoch(first, FakeWorker.point(2, 0.5));
        assertThat(worker.pause(first, 2, CHECKPOINT).status()).isEqualTo(204);
        assertThat(worker.pause(first, 2, CHECKPOINT).status()).isEqualTo(204);
        assertThat(state(first)).isEqualTo("paused");

        FakeWorker other = FakeWorker.register(controller.pool, "two", 1);
        FakeWorker.Work second = other.mustLease();
        assertThat(second.checkpointEpoch()).isEqualTo(2);
        assertThat(second.alone()).isFalse();
        assertThat(other.checkpoint(second).text()).isEqualTo("a checkpoint");
        other.epoch(second, FakeWorker.point(3, 0.6));
        assertThat(trial(second).at("/curve").findValuesAsText("epoch"))
                .containsExactly("1", "2", "3");
        assertThat(worker.checkpoint(first).status()).isEqualTo(409);
    }

    @Test
    void theTrialsOfAPausedSearchAreToBeHandedIn() throws Exception {
        FakeWorker.Work work = worker.mustLease();
        assertThat(worker.heartbeat(List.of(work)).json().at("/leases/0/pause").asBoolean())
                .isFalse();
        controller.operator.post("/api/v1/searches/%d/pause".formatted(search), "");
        JsonNode lease = worker.heartbeat(List.of(work)).json().at("/leases/0");
        assertThat(lease.get("valid").asBoolean()).isTrue();
        assertThat(lease.get("pause").asBoolean()).isTrue();
    }

    @Test
    void aCheckpointThatIsRefusedMeansBeginningAnew() throws Exception {
        FakeWorker.Work first = worker.mustLease();
        worker.epoch(first, FakeWorker.point(1, 0.4));
        worker.pause(first, 1, CHECKPOINT);
        FakeWorker.Work second = worker.mustLease();
        Client.Answer answer =
                controller.pool.post(
                        "/api/v1/trials/%d/restart".formatted(second.trial()),
                        Map.of("fence", second.fence(), "reason", "damaged"));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(trial(second).get("curve")).isEmpty();
        assertThat(worker.checkpoint(second).status()).isEqualTo(404);
        assertThat(worker.succeed(second).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fence=1          | 400 | epoch is a number, not ""
                    fence=1&epoch=0  | 400 | epoch is 1 to 10,000, not 0
                    fence=1&epoch=2  | 400 | epoch is 1, the number of epochs that were reported, not 2
                    epoch=1          | 400 | fence is a number, not ""
                    fence=7&epoch=1  | 409 | fence 7 of trial 1 is not valid: the trial is running, its last fence 1
                    """)
    void whatIsWrongWithACheckpointIsSaid(String query, int status, String message)
            throws Exception {
        FakeWorker.Work work = worker.mustLease();
        worker.epoch(work, FakeWorker.point(1, 0.4));
        Client.Answer answer =
                controller.pool.put("/api/v1/trials/1/checkpoint?" + query, CHECKPOINT);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(message);
        assertThat(state(work)).isEqualTo("running");
    }

    @Test
    void aWorkerWhoseProcessCrashedKeepsItsNumberAndLosesItsTrial() throws Exception {
        Map<String, Object> registration =
                Map.of(
                        "identity",
                        "5f0c",
                        "name",
                        "crashing",
                        "slots",
                        1,
                        "device",
                        "cpu",
                        "engine",
                        "none",
                        "version",
                        "0.1.0");
        Client.Answer first = controller.pool.post("/api/v1/workers", registration);
        String leases = "/api/v1/workers/%d/leases".formatted(first.json().get("worker").asLong());
        String wait = "{\"slot\": 1, \"waitSeconds\": 0}";
        FakeWorker.Work lost =
                Json.read(controller.pool.post(leases, wait).text(), FakeWorker.Work.class);
        Client.Answer again = controller.pool.post("/api/v1/workers", registration);
        assertThat(again.json()).isEqualTo(first.json());
        FakeWorker.Work retried =
                Json.read(controller.pool.post(leases, wait).text(), FakeWorker.Work.class);
        assertThat(retried.trial()).isEqualTo(lost.trial());
        assertThat(trial(retried).get("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void anIdentityIsOneShortWord() throws Exception {
        Client.Answer answer =
                controller.pool.post(
                        "/api/v1/workers",
                        Map.of(
                                "identity",
                                "a b",
                                "name",
                                "x",
                                "slots",
                                1,
                                "device",
                                "cpu",
                                "engine",
                                "none",
                                "version",
                                "0.1.0"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("identity");
    }

    @Test
    void runningOutOfMemoryAloneEndsATrialAtOnce() throws Exception {
        FakeWorker.Work work = worker.mustLease();
        Outcome outcome =
                new Outcome.Failed(
                        new LearningCurve(List.of()), FailureReason.OUT_OF_MEMORY, "none left");
        String report =
                "{\"fence\":%d,\"outcome\":%s,\"alone\":true}"
                        .formatted(work.fence(), Json.write(outcome));
        controller.pool.post("/api/v1/trials/%d/report".formatted(work.trial()), report);
        assertThat(state(work)).isEqualTo("failed");
        assertThat(trial(work).at("/failure/reason").asText()).isEqualTo("OUT_OF_MEMORY");
    }

    @Test
    void aCheckpointThatWasAcceptedSurvivesTheKillOfTheController() throws Exception {
        Path home = folder.resolve("killed");
        KillableController killed = KillableController.start(home);
        FakeWorker one;
        try {
            Client.operator(killed.address(), home).post("/api/v1/searches", ONE_TRIAL);
            one = FakeWorker.register(Client.worker(killed.address(), home), "one", 1);
            FakeWorker.Work work = one.mustLease();
            one.epoch(work, FakeWorker.point(1, 0.4));
            assertThat(one.pause(work, 1, CHECKPOINT).status()).isEqualTo(204);
        } finally {
            killed.kill();
        }
        try (RunningController next = new RunningController(home)) {
            FakeWorker here = one.at(next.pool);
            FakeWorker.Work work = here.mustLease();
            assertThat(work.checkpointEpoch()).isEqualTo(1);
            assertThat(here.checkpoint(work).text()).isEqualTo("a checkpoint");
        }
    }
}
