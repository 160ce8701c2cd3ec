package io.cellwright.controller.cli.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.trial.Json;

/// Documents of the API, as a controller would send them.
public final class Documents {

    public static final String HASH = "3f2a9c0d11e2b7aa";

    private Documents() {}

    /// A search of 3 candidates and a baseline, which is the last to end.
    public static ObjectNode search(long id, String state, int succeeded) {
        ObjectNode search =
                (ObjectNode)
                        Json.readTree(
                                """
                                {"name": "first", "dataset": "shapes",
                                 "space": {"name": "nasnet-small", "blocks": 4},
                                 "strategy": {"name": "random"},
                                 "recipe": {"epochs": 2}, "trials": 3,
                                 "createdAt": "2026-11-23T09:00:00Z", "endedAt": null,
                                 "best": null}
                                """);
        search.put("id", id).put("state", state);
        search.putObject("progress")
                .put("total", 4)
                .put("succeeded", succeeded)
                .put("failed", 0)
                .put("running", 1)
                .put("baselines", succeeded / 4)
                .put("reused", 0)
                .put("remainingSeconds", 130);
        if (succeeded > 0) {
            search.set("best", trial(17, 0.613));
        }
        return search;
    }

    /// A candidate that was trained.
    public static ObjectNode trial(long id, double validationAccuracy) {
        return (ObjectNode)
                Json.readTree(
                        """
                        {"id": %d, "search": 1, "number": 3, "role": "candidate",
                         "state": "succeeded", "name": "%s", "parameters": 41234,
                         "multiplyAdds": 5123456, "validationAccuracy": %s, "testAccuracy": 0.6,
                         "trainingSeconds": 20.04, "failure": null, "hasWeights": true}
                        """
                                .formatted(id, HASH, validationAccuracy));
    }

    /// A candidate of which everything was measured.
    public static ObjectNode measured(long id) {
        ObjectNode trial = trial(id, 0.613);
        trial.put("testTopFiveAccuracy", 0.955)
                .put("testLoss", 1.25)
                .put("imagesPerSecond", 1234.6)
                .put("peakMemoryBytes", 289_000_000);
        trial.putObject("latency")
                .put("millisecondsAtBatch1", 1.523)
                .put("millisecondsAtBatch128", 0.4168);
        return trial;
    }

    /// A candidate that failed.
    public static ObjectNode failed(long id, String reason, String message) {
        ObjectNode trial = trial(id, 0).put("state", "failed");
        trial.putObject("failure").put("reason", reason).put("message", message);
        return trial;
    }

    /// ResNet-20, trained.
    public static ObjectNode baseline(long id) {
        return trial(id, 0.5).put("role", "baseline").put("name", "resnet20");
    }

    /// One event, as it is sent.
    public static String event(String name, Object data) {
        return "event: %s\ndata: %s\n\n".formatted(name, Json.write(data));
    }
}
