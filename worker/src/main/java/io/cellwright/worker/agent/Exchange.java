package io.cellwright.worker.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// A request to the controller that is on its way.
record Exchange(CompletableFuture<HttpResponse<byte[]>> response) {

    private static final int SUCCESS = 200;
    private static final int NO_CONTENT = 204;
    private static final int NO_LONGER_SUCCESS = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_FOUND = 404;

    /// Timeout, too early, too many requests: client errors that pass.
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    /// Waits for the answer as text, which is empty where there is none.
    <T> Answer<T> text(Duration within, Function<String, T> read) {
        return answer(within, bytes -> read.apply(utf8(bytes)));
    }

    /// Waits for the answer. The limit is on the whole exchange; the client's own timeout ends with
    /// the answer's headers.
    <T> Answer<T> answer(Duration within, Function<byte[], T> read) {
        try {
            HttpResponse<byte[]> answer = response.get(within.toNanos(), TimeUnit.NANOSECONDS);
            return answer(answer.statusCode(), answer.body(), read);
        } catch (TimeoutException _) {
            cancel();
            return new Answer.Unreachable<>(
                    "no answer within " + within.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            return new Answer.Unreachable<>(reason(e));
        } catch (CancellationException _) {
            return new Answer.Unreachable<>("no longer waited for");
        } catch (InterruptedException _) {
            cancel();
            Thread.currentThread().interrupt();
            return new Answer.Unreachable<>("interrupted");
        }
    }

    void cancel() {
        response.cancel(true);
    }

    private static <T> Answer<T> answer(int status, byte[] body, Function<byte[], T> read) {
        if (status >= SUCCESS && status < NO_LONGER_SUCCESS) {
            try {
                return new Answer.Given<>(read.apply(status == NO_CONTENT ? new byte[0] : body));
            } catch (InvalidDocumentException e) {
                return new Answer.Unreachable<>(
                        "status %d, but not the answer of a Cellwright controller (%s)"
                                .formatted(status, e.getMessage()));
            }
        }
        Optional<String> message = errorMessage(utf8(body));
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

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
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
}
