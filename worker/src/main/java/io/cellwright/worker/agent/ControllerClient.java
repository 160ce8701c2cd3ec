package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.agent.Answer.Done;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The workers' routes of the controller, one method a route; each makes one call and waits for its
/// answer. Used by all threads of a worker.
final class ControllerClient implements AutoCloseable {

    private static final long LARGEST_ANSWER = 16L << 20;

    /// As long as an array can be.
    private static final long LARGEST_CHECKPOINT = Integer.MAX_VALUE - 8L;

    /// What a slow line carries, for the limit on uploads and downloads.
    private static final int BYTES_PER_SECOND = 1 << 18;

    private final Connection connection;
    private final Duration limit;
    private final HttpClient http;

    /// By slot, as each waits for one lease at a time.
    private final Map<Integer, Exchange> polls = new ConcurrentHashMap<>();

    private volatile boolean pollsAreOver;

    ControllerClient(Connection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
        // Without HTTP/2, as every first call would carry an upgrade that no controller takes.
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(limit)
                        .build();
    }

    Answer<Messages.Registered> register(Messages.Registration registration) {
        return post(
                "/workers",
                registration,
                limit,
                text -> Json.read(text, Messages.Registered.class));
    }

    /// Waits for a lease for as long as the request says; empty if there was nothing to do.
    ///
    /// @param wait the request's waiting time
    Answer<Optional<Messages.Lease>> lease(
            long worker, Messages.LeaseRequest request, Duration wait) {
        Exchange poll = send(request("/workers/%d/leases".formatted(worker)).POST(body(request)));
        polls.put(request.slot(), poll);
        try {
            if (pollsAreOver) {
                poll.cancel();
            }
            return poll.text(
                    wait.plus(limit),
                    text ->
                            text.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(Json.read(text, Messages.Lease.class)));
        } finally {
            polls.remove(request.slot());
        }
    }

    /// Ends every waiting for a lease, now and later.
    void endPolls() {
        pollsAreOver = true;
        polls.values().forEach(Exchange::cancel);
    }

    Answer<Messages.HeartbeatAnswer> heartbeat(long worker, List<Messages.HeldLease> leases) {
        return post(
                "/workers/%d/heartbeat".formatted(worker),
                new Messages.HeartbeatRequest(leases),
                limit,
                text -> Json.read(text, Messages.HeartbeatAnswer.class));
    }

    /// Adds a point to a trial's learning curve, with which the trial may end.
    Answer<Done> epoch(RunningTrial trial, LearningCurve.Point point) {
        return post(
                "/trials/%d/epochs".formatted(trial.trial()),
                new Messages.EpochReport(trial.fence(), point),
                limit,
                text -> {
                    if (!text.isEmpty() && Json.read(text, Messages.EpochAnswer.class).stop()) {
                        trial.stop();
                    }
                    return Done.DONE;
                });
    }

    Answer<Done> weights(RunningTrial trial, byte[] weights) {
        return put("/trials/%d/weights?fence=%d".formatted(trial.trial(), trial.fence()), weights);
    }

    /// Hands a trial in that stands after that epoch.
    Answer<Done> pause(RunningTrial trial, int epoch, byte[] checkpoint) {
        String path =
                "/trials/%d/checkpoint?fence=%d&epoch=%d"
                        .formatted(trial.trial(), trial.fence(), epoch);
        return put(path, checkpoint);
    }

    /// The checkpoint that a trial goes on from.
    Answer<byte[]> checkpoint(RunningTrial trial) {
        String path = "/trials/%d/checkpoint?fence=%d".formatted(trial.trial(), trial.fence());
        Exchange exchange = send(request(path).GET(), LARGEST_CHECKPOINT);
        return exchange.answer(
                limit.plusSeconds(LARGEST_CHECKPOINT / BYTES_PER_SECOND), Function.identity());
    }

    /// Tells that a trial begins at its beginning, as its checkpoint cannot be used.
    Answer<Done> restart(RunningTrial trial, String reason) {
        return post(
                "/trials/%d/restart".formatted(trial.trial()),
                new Messages.Restart(trial.fence(), reason),
                limit,
                _ -> Done.DONE);
    }

    /// @param alone whether no other trial ran beside it
    Answer<Messages.Accepted> report(RunningTrial trial, Outcome outcome, boolean alone) {
        return post(
                "/trials/%d/report".formatted(trial.trial()),
                new Messages.TrialReport(trial.fence(), outcome, alone),
                limit,
                text -> Json.read(text, Messages.Accepted.class));
    }

    Answer<Done> release(RunningTrial trial, Duration within) {
        return post(
                "/trials/%d/release".formatted(trial.trial()),
                new Messages.Release(trial.fence()),
                within,
                _ -> Done.DONE);
    }

    Answer<Done> goodbye(long worker, Duration within) {
        return send(request("/workers/%d/goodbye".formatted(worker)).POST(BodyPublishers.noBody()))
                .text(within, _ -> Done.DONE);
    }

    private <T> Answer<T> post(
            String path, Object body, Duration within, Function<String, T> read) {
        return send(request(path).POST(body(body))).text(within, read);
    }

    private Answer<Done> put(String path, byte[] bytes) {
        HttpRequest.Builder request =
                request(path)
                        .setHeader("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(bytes));
        return send(request)
                .text(limit.plusSeconds(bytes.length / BYTES_PER_SECOND), _ -> Done.DONE);
    }

    private static BodyPublisher body(Object value) {
        return BodyPublishers.ofString(Json.write(value));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(connection.route(path))
                .header("Authorization", "Bearer " + connection.token())
                .header("Content-Type", "application/json");
    }

    private Exchange send(HttpRequest.Builder request) {
        return send(request, LARGEST_ANSWER);
    }

    private Exchange send(HttpRequest.Builder request, long largest) {
        return new Exchange(
                http.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest)));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
