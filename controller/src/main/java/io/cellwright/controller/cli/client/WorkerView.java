package io.cellwright.controller.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/// What the command line shows of a worker. Reads leniently: a newer controller may say more.
///
/// @param busy how many of its slots have a trial
/// @param missing the data sets that it could not read
public record WorkerView(
        long id,
        String name,
        String state,
        String device,
        String engine,
        int slots,
        int busy,
        List<String> missing) {

    public WorkerView {
        missing = List.copyOf(missing);
    }

    /// Reads a `Worker` of the API.
    public static WorkerView of(JsonNode worker) {
        JsonNode slots = worker.path("slots");
        return new WorkerView(
                worker.path("id").asLong(),
                worker.path("name").asText(""),
                worker.path("state").asText(""),
                worker.path("device").asText(""),
                worker.path("engine").asText(""),
                slots.size(),
                (int)
                        StreamSupport.stream(slots.spliterator(), false)
                                .filter(slot -> slot.path("trial").isObject())
                                .count(),
                worker.path("missingDatasets")
                        .valueStream()
                        .map(missing -> missing.path("dataset").asText(""))
                        .toList());
    }
}
