package io.cellwright.controller.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.Documents;
import io.cellwright.controller.cli.client.FakeController;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoSearchTest {

    private static final String POSTED = "POST ";

    private final List<String> notices = new ArrayList<>();
    private FakeController controller;
    private ControllerClient client;

    @BeforeEach
    void start() throws IOException {
        controller = new FakeController(0);
        client = controller.client();
        controller.answer("POST", Api.SEARCHES, 201, Json.write(demo(9, "running", 6)));
    }

    @AfterEach
    void stop() {
        client.close();
        controller.close();
    }

    /// A search as the demo with so many trials makes it.
    private static ObjectNode demo(long id, String state, int trials) {
        ObjectNode search = Documents.search(id, state, 1);
        search.setAll(Json.tree(Json.readTree(Json.write(specification(trials)))));
        return search;
    }

    private static ObjectNode specification(int trials) {
        return DemoSpecification.of(DatasetName.SHAPES, trials);
    }

    private long open(int trials, ObjectNode... present) {
        controller.answer(
                "GET", Api.SEARCHES, 200, Json.write(Map.of("searches", List.of(present))));
        return new DemoSearch(client, notices::add).open(specification(trials)).id();
    }

    private List<String> posts() {
        return controller.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .map(request -> POSTED + request.path())
                .toList();
    }

    @Test
    void theFirstDemoStartsASearch() {
        assertThat(open(6)).isEqualTo(9);
        assertThat(Json.readTree(controller.lastBody("POST", Api.SEARCHES)))
                .isEqualTo(Json.readTree(Json.write(specification(6))));
    }

    @Test
    void theSameCommandGoesOn() {
        assertThat(open(6, demo(4, "running", 6))).isEqualTo(4);
        assertThat(posts()).isEmpty();
    }

    @Test
    void theSameCommandResumesAPausedSearch() {
        controller.answer(
                "POST", "/api/v1/searches/4/resume", 200, Json.write(demo(4, "running", 6)));
        assertThat(open(6, demo(4, "paused", 6))).isEqualTo(4);
        assertThat(posts()).containsExactly(POSTED + "/api/v1/searches/4/resume");
    }

    @Test
    void aCompletedSearchIsShownAgain() {
        assertThat(open(6, demo(4, "completed", 6))).isEqualTo(4);
        assertThat(notices).singleElement().asString().contains("search 4 is done already");
    }

    @Test
    void moreTrialsAreAnotherSearch() {
        assertThat(open(6, demo(4, "completed", 3))).isEqualTo(9);
    }

    @Test
    void anEarlierDemoThatStillRunsIsPausedSoThatItTakesNoSlots() {
        controller.answer(
                "POST", "/api/v1/searches/4/pause", 200, Json.write(demo(4, "paused", 3)));
        assertThat(open(6, demo(4, "running", 3))).isEqualTo(9);
        assertThat(posts())
                .containsExactly(POSTED + "/api/v1/searches/4/pause", POSTED + Api.SEARCHES);
        assertThat(notices).singleElement().asString().contains("paused search 4");
    }

    @Test
    void aCancelledDemoAndOtherPeoplesSearchesAreLeftAlone() {
        assertThat(open(6, demo(4, "cancelled", 6), demo(3, "running", 6).put("name", "mine")))
                .isEqualTo(9);
        assertThat(posts()).containsExactly(POSTED + Api.SEARCHES);
    }

    @Test
    void aNumberIsTheSameWithAndWithoutADecimalPoint() {
        ObjectNode present = demo(4, "running", 6);
        ((ObjectNode) present.at("/recipe/regularization")).put("labelSmoothing", 0);
        assertThat(open(6, present)).isEqualTo(4);
    }
}
