package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyOverHttpTest {

    private static final int TRIALS = 6;

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

    @ParameterizedTest
    @ValueSource(strings = {"reinforce", "ppo"})
    void aPolicyIsSeenAfterEveryObservation(String strategy) throws Exception {
        long id = search("{\"name\": \"%s\", \"batchSize\": 3}".formatted(strategy));
        JsonNode first = policy(id, "");
        assertThat(first.get("observations").asInt()).isZero();
        assertThat(first.get("entropy").asDouble())
                .isCloseTo(first.get("largestEntropy").asDouble(), within(1e-9));

        worker.workOff();

        JsonNode last = policy(id, "");
        assertThat(last.get("observations").asInt()).isEqualTo(TRIALS);
        assertThat(last.get("entropy").asDouble()).isLessThan(first.get("entropy").asDouble());
        assertThat(last.get("baseline").asDouble()).isBetween(0.01, 1.0);
        assertThat(last.get("decisions"))
                .hasSize(6)
                .allSatisfy(decision -> {
                    assertThat(decision.get("options")).hasSize(5);
                    assertThat(
                                    StreamSupport.stream(
                                                    decision.get("probabilities").spliterator(),
                                                    false)
                                            .mapToDouble(JsonNode::asDouble)
                                            .sum())
                            .isCloseTo(1, within(1e-9));
                });
        // What is replayed from the store is what the search itself has come to.
        assertThat(policy(id, "?observations=" + TRIALS)).isEqualTo(last);
        assertThat(policy(id, "?observations=0")).isEqualTo(first);
        assertThat(policy(id, "?observations=2").get("observations").asInt()).isEqualTo(2);
        assertThat(policy(id, "?observations=2").get("decisions"))
                .as("before the first batch is full")
                .isEqualTo(first.get("decisions"));
    }

    @Test
    void aStrategyWithoutAPolicySaysSo() throws Exception {
        long id = search("\"random\"");
        Client.Answer answer = controller.operator.get("/api/v1/searches/" + id + "/policy");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error())
                .isEqualTo("the strategy of search %d has no policy".formatted(id));
    }

    @Test
    void whatIsNoNumberOrNoSearchIsRefused() throws Exception {
        long id = search("\"ppo\"");
        assertThat(controller.operator.get("/api/v1/searches/99/policy").status()).isEqualTo(404);
        assertThat(controller.operator.get("/api/v1/searches/99/policy?observations=1").status())
                .isEqualTo(404);
        Client.Answer answer =
                controller.operator.get("/api/v1/searches/" + id + "/policy?observations=all");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("observations");
    }

    private long search(String strategy) throws Exception {
        return controller.search(
                """
                {"dataset": "shapes", "space": {"name": "nasbench201"}, "baselines": [],
                 "trials": %d, "strategy": %s}
                """
                        .formatted(TRIALS, strategy));
    }

    private JsonNode policy(long search, String query) throws Exception {
        return controller.operator.get("/api/v1/searches/" + search + "/policy" + query).json();
    }
}
