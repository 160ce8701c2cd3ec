package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventsTest {

    @TempDir Path folder;
    private RunningController controller;
    private FakeWorker worker;

    @BeforeEach
    void start() throws Exception {
        controller = new RunningController(folder.resolve("home"));
        worker = FakeWorker.register(controller.pool, "one", 1);
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    private record Event(String name, JsonNode data) {}

    private BufferedReader open(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(controller.server.address().resolve(path));
        controller.operator.headers().forEach(request::setHeader);
        return new BufferedReader(
                new InputStreamReader(
                        controller
                                .operator
                                .http()
                                .send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                                .body(),
                        StandardCharsets.UTF_8));
    }

    private static Event next(BufferedReader stream) throws IOException {
        String line = Objects.requireNonNull(stream.readLine());
        while (!line.startsWith("event: ")) {
            line = Objects.requireNonNull(stream.readLine());
        }
        String data = Objects.requireNonNull(stream.readLine());
        return new Event(
                line.substring("event: ".length()),
                Json.readTree(data.substring("data: ".length())));
    }

    private static Event next(BufferedReader stream, String name) throws IOException {
        Event event = next(stream);
        while (!event.name().equals(name)) {
            event = next(stream);
        }
        return event;
    }

    @Test
    void aSearchIsToldFirstAndThenWhateverHappensInIt() throws Exception {
        long search =
                controller.search(
                        "{\"dataset\": \"shapes\", \"trials\": 1, \"strategy\": \"random\"}");
        try (BufferedReader stream = open("/api/v1/searches/%d/events".formatted(search))) {
            Event first = next(stream);
            assertThat(first.name()).isEqualTo("search");
            assertThat(first.data()).isEqualTo(controller.show(search));
            FakeWorker.Work work = worker.mustLease();
            Event leased = next(stream, "trial");
            assertThat(leased.data().get("id").asLong()).isEqualTo(work.trial());
            assertThat(leased.data().has("curve")).isFalse();
            worker.epoch(work, FakeWorker.point(1, 0.25));
            Event epoch = next(stream, "epoch");
            assertThat(epoch.data().get("trial").asLong()).isEqualTo(work.trial());
            assertThat(epoch.data().at("/point/validationAccuracy").asDouble()).isEqualTo(0.25);
            worker.succeed(work);
            worker.workOff();
            Event search2 = next(stream, "search");
            while (!search2.data().get("state").asText().equals("completed")) {
                search2 = next(stream, "search");
            }
            assertThat(search2.data().at("/progress/succeeded").asInt()).isEqualTo(2);
        }
    }

    @Test
    void workersAreToldToThoseWhoWatchEverything() throws Exception {
        try (BufferedReader stream = open("/api/v1/events")) {
            // The first line comes when the stream is set up.
            stream.readLine();
            FakeWorker.register(controller.pool, "two", 3);
            Event event = next(stream, "worker");
            assertThat(event.data().get("name").asText()).isEqualTo("two");
            assertThat(event.data().get("slots").size()).isEqualTo(3);
        }
    }

    @Test
    void aStreamEndsWhenTheControllerStops() throws Exception {
        try (BufferedReader stream = open("/api/v1/events")) {
            stream.readLine();
            controller.close();
            assertThat(stream.lines().filter(line -> line.startsWith("event"))).isEmpty();
        }
    }
}
