package io.cellwright.controller.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/// Calls a controller's REST API. Blocking; every failure is a [CommandFailure].
///
/// The endpoint is asked for anew with every call, because a restarted controller may answer at
/// another port.
public final class ControllerClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    private final Supplier<Endpoint> endpoints;
    private final HttpClient http;

    public ControllerClient(Supplier<Endpoint> endpoints) {
        this.endpoints = endpoints;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .build();
    }

    /// Reads one resource, for example `/api/v1/searches`.
    public JsonNode get(String path) {
        return document(request(path, "GET", HttpRequest.BodyPublishers.noBody()));
    }

    /// A new address that opens the dashboard, once.
    public URI newLogin() {
        return endpoints.get().resolve(post(Api.LOGINS).path("path").asText("/"));
    }

    /// Asks for a move that needs no body, for example `/api/v1/searches/1/pause`.
    public JsonNode post(String path) {
        return document(request(path, "POST", HttpRequest.BodyPublishers.noBody()));
    }

    /// Sends a document.
    public JsonNode post(String path, Object body) {
        return document(
                request(path, "POST", HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    /// Copies one file to `target`. Returns the number of bytes.
    public long download(String path, OutputStream target) {
        Call call = request(path, "GET", HttpRequest.BodyPublishers.noBody());
        try (InputStream body = call.stream()) {
            return body.transferTo(target);
        } catch (IOException e) {
            throw new CommandFailure("%s was cut off: %s".formatted(call, e.getMessage()), e);
        }
    }

    /// Opens a stream of events. It stays open until it is closed or the controller ends it.
    public EventStream events(String path) {
        return new EventStream(request(path, "GET", HttpRequest.BodyPublishers.noBody()).stream());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Call request(String path, String method, HttpRequest.BodyPublisher body) {
        return new Call(endpoints.get(), path, method, body);
    }

    private static String text(Call call) {
        try (InputStream body = call.stream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ControllerUnreachableException(
                    "%s was cut off: %s".formatted(call, e.getMessage()), e);
        }
    }

    private static JsonNode document(Call call) {
        String text = text(call);
        try {
            return Json.readTree(text);
        } catch (InvalidDocumentException e) {
            throw new CommandFailure(
                    "%s got something that is not JSON: is this a Cellwright controller?"
                            .formatted(call),
                    e);
        }
    }

    private final class Call {

        private final Endpoint endpoint;
        private final String name;
        private final HttpRequest request;

        private Call(
                Endpoint endpoint, String path, String method, HttpRequest.BodyPublisher body) {
            this.endpoint = endpoint;
            this.name = method + " " + path;
            this.request =
                    HttpRequest.newBuilder(endpoint.resolve(path))
                            .timeout(ANSWER_TIMEOUT)
                            .header("Authorization", "Bearer " + endpoint.token())
                            .header("Content-Type", "application/json")
                            .method(method, body)
                            .build();
        }

        private InputStream stream() {
            try {
                HttpResponse<InputStream> response =
                        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                if (response.statusCode() / 100 == 2) {
                    return response.body();
                }
                try (InputStream body = response.body()) {
                    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                    throw RefusedException.of(endpoint, name, response.statusCode(), text);
                }
            } catch (IOException e) {
                throw new ControllerUnreachableException(
                        "no controller answers at %s (%s): start one with `cellwright serve`, or name"
                                        .formatted(endpoint, reason(e))
                                + " one with --controller URL",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure(this + " was interrupted", e);
            }
        }

        private String reason(IOException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof UnresolvedAddressException) {
                    return "no host of that name";
                }
            }
            return switch (failure) {
                case HttpTimeoutException _ -> "no answer in time";
                case ConnectException _ -> "connection refused";
                default ->
                        failure.getMessage() == null || failure.getMessage().isBlank()
                                ? "the connection broke"
                                : failure.getMessage();
            };
        }

        @Override
        public String toString() {
            return name + " at " + endpoint;
        }
    }
}
