package io.cellwright.worker.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.agent.Answer.Done;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The workers' routes of the controller, one method a route; each makes one call and waits for its
/// answer. Used by all threads of a worker.
final class ControllerClient implements AutoCloseable {

    private static final long LARGEST_ANSWER = 16L << 20;

    /// What a slow line carries, for the limit on uploads.
    private static final int BYTES_PER_SECOND = 1 << 18;

    private static final int SUCCESS = 200;
    private static final int NO_CONTENT = 204;
    private static final int NO_LONGER_SUCCESS = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_FOUND = 404;

    /// Timeout, too early, too many requests: client errors that pass.
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final Connection connection;
    private final Duration limit;
    private final HttpClient http;

    /// By slot, as each waits for one lease at a time.
    private final Map<Integer, CompletableFuture<?>> polls = new ConcurrentHashMap<>();

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
        CompletableFuture<HttpResponse<String>> poll =
                send(request("/workers/%d/leases".formatted(worker), body(request)));
        polls.put(request.slot(), poll);
        try {
            if (pollsAreOver) {
                poll.cancel(true);
            }
            return answer(
                    poll,
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
        polls.values().forEach(poll -> poll.cancel(true));
    }

    Answer<Messages.HeartbeatAnswer> heartbeat(long worker, List<Messages.HeldLease> leases) {
        return post(
                "/workers/%d/heartbeat".formatted(worker),
                new Messages.HeartbeatRequest(leases),
                limit,
                text -> Json.read(text, Messages.HeartbeatAnswer.class));
    }

    Answer<Done> epoch(RunningTrial trial, LearningCurve.Point point) {
        return post(
                "/trials/%d/epochs".formatted(trial.trial()),
                new Messages.EpochReport(trial.fence(), point),
                limit,
                _ -> Done.DONE);
    }

    Answer<Done> weights(RunningTrial trial, byte[] weights) {
        String path = "/trials/%d/weights?fence=%d".formatted(trial.trial(), trial.fence());
        HttpRequest request =
                HttpRequest.newBuilder(connection.route(path))
                        .header("Authorization", "Bearer " + connection.token())
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(weights))
                        .build();
        return answer(
                send(request),
                limit.plusSeconds(weights.length / BYTES_PER_SECOND),
                _ -> Done.DONE);
    }

    Answer<Messages.Accepted> report(RunningTrial trial, Outcome outcome) {
        return post(
                "/trials/%d/report".formatted(trial.trial()),
                new Messages.TrialReport(trial.fence(), outcome),
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
        return answer(
                send(request("/workers/%d/goodbye".formatted(worker), BodyPublishers.noBody())),
                within,
                _ -> Done.DONE);
    }

    private <T> Answer<T> post(
            String path, Object body, Duration within, Function<String, T> read) {
        return answer(send(request(path, body(body))), within, read);
    }

    private static BodyPublisher body(Object value) {
        return BodyPublishers.ofString(Json.write(value));
    }

    private HttpRequest request(String path, BodyPublisher body) {
        return HttpRequest.newBuilder(connection.route(path))
                .header("Authorization", "Bearer " + connection.token())
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return http.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
    }

    /// The limit is on the whole exchange; the client's own timeout ends with the answer's headers.
    private static <T> Answer<T> answer(
            CompletableFuture<HttpResponse<String>> exchange,
            Duration within,
            Function<String, T> read) {
        try {
            HttpResponse<String> response = exchange.get(within.toNanos(), TimeUnit.NANOSECONDS);
            return answer(response.statusCode(), response.body(), read);
        } catch (TimeoutException _) {
            exchange.cancel(true);
            return new Answer.Unreachable<>(
                    "no answer within " + within.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            return new Answer.Unreachable<>(reason(e));
        } catch (CancellationException _) {
            return new Answer.Unreachable<>("no longer waited for");
        } catch (InterruptedException _) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Unreachable<>("interrupted");
        }
    }

    private static <T> Answer<T> answer(int status, String body, Function<String, T> read) {
        if (status >= SUCCESS && status < NO_LONGER_SUCCESS) {
            try {
                return new Answer.Given<>(read.apply(status == NO_CONTENT ? "" : body));
            } catch (InvalidDocumentException e) {
                return new Answer.Unreachable<>(
                        "status %d, but not the answer of a Cellwright controller (%s)"
                                .formatted(status, e.getMessage()));
            }
        }
        Optional<String> message = errorMessage(body);
        // A proxy says 404 while the controller behind it starts: only its own word counts.
        boolean isItsOwnWord = message.isPresent() || status != NOT_FOUND;
        if (status >= CLIENT_ERROR
                && status < SERVER_ERROR
                && !PASSING.contains(status)
                && isItsOwnWord) {
            return new Answer.Refused<>(status, message.orElse("without a reason"));
        }
        return new Answer.Unreachable<>(
                "status %d, %s"
                        .formatted(
                                status,
                                message.orElse("not the answer of a Cellwright controller")));
    }

    private static Optional<String> errorMessage(String body) {
        try {
            JsonNode message = Json.readTree(body).path("error").path("message");
            return message.isTextual() ? Optional.of(message.textValue()) : Optional.empty();
        } catch (InvalidDocumentException _) {
            return Optional.empty();
        }
    }

    private static String reason(ExecutionException exchange) {
        Throwable failure = exchange.getCause() == null ? exchange : exchange.getCause();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "no host of that name";
            }
        }
        return switch (failure) {
            case HttpConnectTimeoutException _ -> "no connection in time";
            case ConnectException _ -> "connection refused";
            default ->
                    failure.getMessage() == null
                            ? failure.getClass().getSimpleName()
                            : failure.getMessage();
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
