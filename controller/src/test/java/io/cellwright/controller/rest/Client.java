package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Calls a controller as the command line, the dashboard or a worker would.
record Client(HttpClient http, URI address, Map<String, String> headers) {

    static Client of(URI address) {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
        return new Client(http, address, Map.of());
    }

    static Client operator(URI address, Path home) throws IOException {
        return of(address).withToken(Files.readString(ControllerServer.tokenFile(home)));
    }

    static Client worker(URI address, Path home) throws IOException {
        return of(address).withToken(Files.readString(ControllerServer.workerTokenFile(home)));
    }

    Client withToken(String token) {
        return with(Map.of("Authorization", "Bearer " + token));
    }

    Client with(Map<String, String> others) {
        return new Client(http, address, others);
    }

    /// An answer whose body was read.
    record Answer(int status, String text, Map<String, String> headers) {

        JsonNode json() {
            return Json.readTree(text);
        }

        String error() {
            return json().at("/error/message").asText();
        }

        String field() {
            return json().at("/error/field").asText();
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer post(String path, Object body) throws IOException, InterruptedException {
        return post(path, Json.write(body));
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body));
    }

    Answer put(String path, byte[] body) throws IOException, InterruptedException {
        return send("PUT", path, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, body);
        headers.forEach(request::setHeader);
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().map().entrySet().stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        entry -> entry.getKey().toLowerCase(java.util.Locale.ROOT),
                                        entry -> entry.getValue().getFirst())));
    }
}
