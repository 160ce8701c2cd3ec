package io.cellwright.controller.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.Documents;
import io.cellwright.controller.cli.client.FakeController;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Stands for `cellwright serve`, in a process of its own. In its first life it ends without a word
/// as soon as somebody follows the search, if the home folder holds a file `dies`. With a file
/// `fails`, no candidate succeeds.
final class FakeServe {

    private static final int HALT_LIKE_SIGKILL = 137;
    private static final String EVENTS = "/api/v1/searches/1/events";

    private FakeServe() {}

    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        Path home = Path.of(options.get(options.indexOf("--home") + 1));
        Files.writeString(home.resolve("token"), FakeController.TOKEN);
        boolean fails = Files.deleteIfExists(home.resolve("fails"));
        boolean dies = Files.deleteIfExists(home.resolve("dies"));
        try (FakeController controller =
                new FakeController(
                        Integer.parseInt(options.get(options.indexOf("--port") + 1)),
                        answers -> answers(answers, dies, fails))) {
            if (dies) {
                Thread.ofPlatform().daemon().start(() -> haltWhenFollowed(controller));
            }
            while (System.in.read() >= 0) {
                // Nothing is said here; the end is what counts.
            }
        }
    }

    private static void answers(FakeController controller, boolean dies, boolean fails) {
        controller
                .answer("POST", Api.LOGINS, 201, "{\"path\":\"/login?token=once\"}")
                .answer("GET", Api.SEARCHES, 200, "{\"searches\":[]}")
                .answer("POST", Api.SEARCHES, 201, Json.write(Documents.search(1, "running", 0)))
                .answer(
                        "GET",
                        "/api/v1/searches/1/trials",
                        200,
                        Json.write(
                                Map.of(
                                        "trials",
                                        List.of(
                                                fails
                                                        ? Documents.failed(
                                                                17, "NOT_A_NUMBER", "the loss")
                                                        : Documents.trial(17, 0.613),
                                                Documents.baseline(18)))))
                .stream(EVENTS, Documents.event("search", Documents.search(1, "running", 1)));
        if (!dies) {
            controller.stream(EVENTS, Documents.event("search", fails ? failed() : completed()));
        }
    }

    private static ObjectNode completed() {
        return Documents.search(1, "completed", 4);
    }

    private static ObjectNode failed() {
        ObjectNode search = Documents.search(1, "failed", 0);
        search.withObject("progress").put("failed", 1);
        return search;
    }

    private static void haltWhenFollowed(FakeController controller) {
        while (controller.requests().stream().noneMatch(request -> request.path().equals(EVENTS))) {
            Thread.onSpinWait();
        }
        Runtime.getRuntime().halt(HALT_LIKE_SIGKILL);
    }
}
