package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonOverHttpTest {

    private static final String SEARCH =
            """
            {"dataset": "shapes", "trials": 4, "baselines": ["resnet20"], "strategy": "%s",
             "space": {"name": "nasbench201"}}
            """;

    @TempDir Path folder;
    private RunningController controller;

    @BeforeEach
    void start() throws Exception {
        controller = new RunningController(folder.resolve("home"));
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    private JsonNode compare(String query) throws Exception {
        return controller.operator.get("/api/v1/comparison" + query).json().path("tasks");
    }

    private double best(long search) throws Exception {
        return controller.show(search).at("/best/validationAccuracy").asDouble();
    }

    @Test
    void repeatsThatWereTrainedAreComparedWithTheControl() throws Exception {
        controller.operator.post("/api/v1/searches?repeats=2", SEARCH.formatted("reinforce"));
        controller.operator.post("/api/v1/searches?repeats=2", SEARCH.formatted("random"));
        FakeWorker worker = FakeWorker.register(controller.pool, "one", 1);
        // Equal networks of other seeds are trained again, and so is the baseline; of one seed,
        // what one search trained the other takes over.
        worker.workOff();
        JsonNode groups = compare("?searches=1,2,3,4").at("/0/groups");
        assertThat(groups).hasSize(2);
        JsonNode control = groups.get(0);
        assertThat(control.path("control").asBoolean()).isTrue();
        assertThat(control.path("searches").toString()).isEqualTo("[3,4]");
        assertThat(control.at("/validationAccuracy/mean").asDouble())
                .isCloseTo((best(3) + best(4)) / 2, within(1e-9));
        JsonNode reinforce = groups.get(1);
        assertThat(reinforce.at("/validationAccuracy/deviation").asDouble())
                .isCloseTo(Math.abs(best(1) - best(2)) / Math.sqrt(2), within(1e-9));
        assertThat(reinforce.at("/againstControl/validationAccuracy/mean").asDouble())
                .isCloseTo((best(1) + best(2) - best(3) - best(4)) / 2, within(1e-9));
        assertThat(reinforce.at("/trials/mean").asDouble()).isEqualTo(4);
        assertThat(reinforce.at("/byTrials")).hasSize(4);
        assertThat(compare("")).isEqualTo(compare("?searches=1,2,3,4"));
    }

    @Test
    void searchesThatHaveFoundNothingYetHaveNoAccuracy() throws Exception {
        controller.search(SEARCH.formatted("random"));
        JsonNode group = compare("").at("/0/groups/0");
        assertThat(group.has("validationAccuracy")).isFalse();
        assertThat(group.path("running").asInt()).isEqualTo(1);
        assertThat(group.path("byTrials")).isEmpty();
    }

    @Test
    void cancelledSearchesAreComparedOnlyWhereTheyAreNamed() throws Exception {
        long id = controller.search(SEARCH.formatted("random"));
        controller.operator.post("/api/v1/searches/%d/cancel".formatted(id), "");
        assertThat(compare("")).isEmpty();
        assertThat(compare("?searches=" + id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,", "a", "1.2", "-1"})
    void whatIsNoListOfNumbersIsRefused(String list) throws Exception {
        Client.Answer answer = controller.operator.get("/api/v1/comparison?searches=" + list);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("searches");
        assertThat(answer.error()).contains("\"" + list + "\"");
    }

    @Test
    void aSearchThatThereIsNotIsMissing() throws Exception {
        Client.Answer answer = controller.operator.get("/api/v1/comparison?searches=7");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("there is no search 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "many", ""})
    void aNumberOfRepeatsThatThereCannotBeIsRefused(String repeats) throws Exception {
        Client.Answer answer =
                controller.operator.post(
                        "/api/v1/searches?repeats=" + repeats, SEARCH.formatted("random"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("repeats");
        assertThat(compare("")).isEmpty();
    }
}
