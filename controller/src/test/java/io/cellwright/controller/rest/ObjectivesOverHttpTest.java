package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectivesOverHttpTest {

    @TempDir Path folder;
    private RunningController controller;
    private FakeWorker worker;

    @BeforeEach
    void start() throws Exception {
        controller = new RunningController(folder.resolve("home"));
        worker = FakeWorker.register(controller.pool, "one", 2);
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    private JsonNode front(long search) throws Exception {
        return controller.operator.get("/api/v1/searches/%d/front".formatted(search)).json();
    }

    private static double accuracy(JsonNode trial) {
        return trial.get("validationAccuracy").asDouble();
    }

    private static long parameters(JsonNode trial) {
        return trial.get("parameters").asLong();
    }

    private static boolean beats(JsonNode one, JsonNode other) {
        return accuracy(one) >= accuracy(other)
                && parameters(one) <= parameters(other)
                && (accuracy(one) > accuracy(other) || parameters(one) < parameters(other));
    }

    @Test
    void theFrontIsWhatNoOtherCandidateBeatsWithItsHypervolume() throws Exception {
        long id =
                controller.search(
                        """
                        {"dataset": "shapes", "trials": 12, "strategy": "random",
                         "objective": {"goals": ["accuracy", "parameters"],
                                       "limits": {"parameters": 10000000}}}
                        """);
        assertThat(front(id).toString())
                .isEqualTo(
                        "{\"goals\":[\"accuracy\",\"parameters\"],\"reference\":[0.0,-7.0],"
                                + "\"hypervolume\":0.0,\"trials\":[]}");
        worker.workOff();
        List<JsonNode> candidates = new ArrayList<>(controller.trials(id));
        candidates.removeIf(trial -> trial.get("role").asText().equals("baseline"));
        List<JsonNode> expected = new ArrayList<>();
        for (JsonNode trial : candidates) {
            if (candidates.stream().noneMatch(other -> beats(other, trial))) {
                expected.add(trial);
            }
        }
        expected.sort((one, other) -> Double.compare(accuracy(other), accuracy(one)));
        JsonNode front = front(id);
        assertThat(front.get("trials"))
                .extracting(trial -> trial.get("id"))
                .containsExactlyElementsOf(
                        expected.stream().map(trial -> trial.get("id")).toList());
        assertThat(front.at("/trials/0").has("curve")).isFalse();
        // A staircase: from the least accurate, which is the smallest, up.
        double volume = 0;
        double below = 0;
        for (JsonNode trial : expected.reversed()) {
            volume += (accuracy(trial) - below) * (7 - Math.log10((double) parameters(trial)));
            below = accuracy(trial);
        }
        assertThat(front.get("hypervolume").asDouble()).isCloseTo(volume, within(1e-9));
    }

    @Test
    void withOneGoalTheFrontIsTheBestCandidate() throws Exception {
        long id =
                controller.search(
                        "{\"dataset\": \"shapes\", \"trials\": 5, \"strategy\": \"random\"}");
        worker.workOff();
        JsonNode best = controller.show(id).get("best");
        assertThat(front(id).get("trials")).hasSize(1);
        assertThat(front(id).at("/trials/0/id")).isEqualTo(best.get("id"));
        assertThat(front(id).get("hypervolume")).isEqualTo(best.get("validationAccuracy"));
        assertThat(best.get("reward")).isEqualTo(best.get("validationAccuracy"));
        assertThat(best.get("activationBytes").asLong()).isPositive();
    }

    @Test
    void aSearchShowsItsLimitsItsRewardsAndWhatItHasSpent() throws Exception {
        long id =
                controller.search(
                        """
                        {"dataset": "shapes", "trials": 2, "strategy": "random", "baselines": [],
                         "budget": {"hours": 5},
                         "objective": {"limits": {"parameters": 1000000},
                                       "latency": {"targetMilliseconds": 3, "weight": -0.5}}}
                        """);
        assertThat(controller.show(id).get("endedBecause").isNull()).isTrue();
        worker.workOff();
        JsonNode search = controller.show(id);
        assertThat(search.at("/objective/limits").toString()).isEqualTo("{\"parameters\":1000000}");
        assertThat(search.at("/budget").toString()).isEqualTo("{\"hours\":5.0}");
        assertThat(search.get("endedBecause").asText()).isEqualTo("trials");
        assertThat(search.at("/spent/hours").asDouble(-1)).isBetween(0.0, 5.0);
        assertThat(search.at("/spent/deviceHours").asDouble(-1)).isBetween(0.0, 5.0);
        // The fake worker measures 1.5 ms, half of the target.
        JsonNode best = search.get("best");
        assertThat(best.get("reward").asDouble())
                .isCloseTo(accuracy(best) * Math.sqrt(2), within(1e-9));
    }

    @Test
    void limitsThatNothingMeetsAreToldWithTheLeastThatWasDrawn() throws Exception {
        Client.Answer answer =
                controller.operator.post(
                        "/api/v1/searches",
                        """
                        {"dataset": "shapes", "space": {"name": "nasbench201"},
                         "objective": {"limits": {"parameters": 10, "multiplyAdds": 1000000000}}}
                        """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).doesNotContain("multiplyAdds");
        int least = answer.error().indexOf("the smallest has ");
        long smallest =
                Long.parseLong(
                        answer.error()
                                .substring(least + "the smallest has ".length())
                                .replace(",", ""));
        assertThat(smallest).isGreaterThan(10);
        controller.search(
                """
                {"dataset": "shapes", "space": {"name": "nasbench201"}, "trials": 1,
                 "objective": {"limits": {"parameters": %d}}}
                """
                        .formatted(smallest));
    }
}
