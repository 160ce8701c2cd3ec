package io.cellwright.controller;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The API of whatever controller serves a home folder at the moment, if one does.
final class RunningApi implements AutoCloseable {

    private final Path home;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    RunningApi(Path home) {
        this.home = home;
    }

    /// The answer to a GET; empty while nothing answers.
    Optional<JsonNode> get(String path) {
        try {
            URI address =
                    URI.create(
                            Json.readTree(Files.readString(home.resolve("controller.json")))
                                    .path("url")
                                    .asText());
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/api/v1/" + path))
                            .header(
                                    "Authorization",
                                    "Bearer " + Files.readString(home.resolve("token")).strip())
                            .timeout(Duration.ofSeconds(5))
                            .build();
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.of(Json.readTree(response.body()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    boolean answers() {
        return get("searches").isPresent();
    }

    /// The trials of a search that succeeded.
    List<JsonNode> succeeded(long search) {
        return trials(search).stream()
                .filter(trial -> trial.path("state").asText().equals("succeeded"))
                .toList();
    }

    List<JsonNode> trials(long search) {
        return get("searches/%d/trials".formatted(search))
                .map(answer ->
                        StreamSupport.stream(answer.path("trials").spliterator(), false).toList())
                .orElse(List.of());
    }

    @Override
    public void close() {
        client.close();
    }
}
