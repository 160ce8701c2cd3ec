package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {

    @TempDir Path folder;

    private static String specification(String strategy) {
        return "{\"dataset\": \"shapes\", \"trials\": 6, \"strategy\": \"%s\", \"space\": {\"blocks\": 2}}"
                .formatted(strategy);
    }

    private static List<String> decisions(RunningController controller) throws Exception {
        return controller.trials(1).stream()
                .map(trial -> trial.get("name") + " " + trial.get("validationAccuracy"))
                .toList();
    }

    private List<String> uninterrupted(String strategy) throws Exception {
        try (RunningController controller = new RunningController(folder.resolve("a"))) {
            controller.search(specification(strategy));
            FakeWorker.register(controller.pool, "one", 1).workOff();
            return decisions(controller);
        }
    }

    /// Restarts once before each of the worker's calls, so that no two of them meet the same
    /// controller.
    private List<String> restarted(String strategy) throws Exception {
        Path home = folder.resolve("b");
        FakeWorker worker;
        try (RunningController controller = new RunningController(home)) {
            controller.search(specification(strategy));
            worker = FakeWorker.register(controller.pool, "one", 1);
        }
        while (true) {
            FakeWorker.Work work;
            try (RunningController controller = new RunningController(home)) {
                if (controller.show(1).get("state").asText().equals("completed")) {
                    return decisions(controller);
                }
                work = worker.at(controller.pool).mustLease();
            }
            try (RunningController controller = new RunningController(home)) {
                worker.at(controller.pool).succeed(work);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "reinforce", "predictor"})
    void aSearchDecidesTheSameHoweverOftenItIsRestarted(String strategy) throws Exception {
        List<String> expected = uninterrupted(strategy);
        assertThat(expected).hasSize(7);
        assertThat(restarted(strategy)).isEqualTo(expected);
    }

    @Test
    void aReportThatWasAcceptedBeforeGetsTheSameAnswerAfterwards() throws Exception {
        Path home = folder.resolve("home");
        FakeWorker worker;
        FakeWorker.Work work;
        Client.Answer first;
        try (RunningController controller = new RunningController(home)) {
            controller.search(specification("random"));
            worker = FakeWorker.register(controller.pool, "one", 1);
            work = worker.mustLease();
            first = worker.succeed(work);
        }
        try (RunningController controller = new RunningController(home)) {
            Client.Answer again = worker.at(controller.pool).succeed(work);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.text()).isEqualTo(first.text());
            JsonNode progress = controller.show(1).get("progress");
            assertThat(progress.get("succeeded").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aBrowserStaysLoggedIn() throws Exception {
        Path home = folder.resolve("home");
        String cookie;
        try (RunningController controller = new RunningController(home)) {
            Client.Answer login =
                    Client.of(controller.server.address())
                            .get(controller.server.newLogin().toString());
            cookie = String.valueOf(login.headers().get("set-cookie"));
        }
        try (RunningController controller = new RunningController(home)) {
            Client browser =
                    Client.of(controller.server.address())
                            .with(Map.of("Cookie", cookie.substring(0, cookie.indexOf(';'))));
            assertThat(browser.get("/api/v1/searches").status()).isEqualTo(200);
        }
    }
}
