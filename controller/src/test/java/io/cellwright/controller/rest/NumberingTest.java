package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NumberingTest {

    @TempDir Path home;

    /// Adds a search with one trial, its baseline, and a worker, and is killed.
    private void addAndBeKilled(int number) throws Exception {
        KillableController controller = KillableController.start(home);
        try {
            Client operator = Client.operator(controller.address(), home);
            JsonNode search =
                    operator.post("/api/v1/searches", "{\"dataset\": \"shapes\", \"trials\": 1}")
                            .json();
            assertThat(search.get("id").asInt()).isEqualTo(number);
            JsonNode trials = operator.get("/api/v1/searches/%d/trials".formatted(number)).json();
            assertThat(trials.at("/trials/0/id").asInt()).isEqualTo(number);
            FakeWorker.register(Client.worker(controller.address(), home), "one", 1);
            JsonNode workers = operator.get("/api/v1/workers").json();
            assertThat(workers.get("workers").findValuesAsText("id"))
                    .contains(String.valueOf(number));
        } finally {
            controller.kill();
        }
    }

    @Test
    void searchesTrialsAndWorkersAreNumberedWithoutGapsAcrossKills() throws Exception {
        addAndBeKilled(1);
        addAndBeKilled(2);
        addAndBeKilled(3);
    }
}
