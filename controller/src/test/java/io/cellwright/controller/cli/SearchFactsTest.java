package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.Documents;
import io.cellwright.controller.cli.client.FakeController;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchFactsTest {

    private static final String SEARCH = "/api/v1/searches/1";

    @TempDir Path home;
    private FakeController controller;

    @BeforeEach
    void start() throws IOException {
        controller = new FakeController(0);
        CommandRun.announce(home, controller.endpoint());
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    private CommandRun run(String... arguments) {
        String[] all = List.of(arguments).toArray(new String[arguments.length + 2]);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home.toString();
        return CommandRun.of(false, "", all);
    }

    private void answer(String path, Object body) {
        controller.answer("GET", path, 200, Json.write(body));
    }

    private static ObjectNode spent(String because) {
        ObjectNode search = Documents.search(1, "completed", 2);
        search.set("budget", Json.readTree("{\"hours\": 8.0}"));
        search.set("spent", Json.readTree("{\"hours\": 8.004, \"deviceHours\": 15.5}"));
        search.put("endedBecause", because);
        return search;
    }

    @Test
    void aSearchShowsWhatItLooksForAndWhatItHasSpent() {
        ObjectNode search = spent("hours");
        search.set(
                "objective",
                Json.readTree(
                        """
                        {"goals": ["accuracy", "parameters"], "limits": {"parameters": 100000}}
                        """));
        answer(SEARCH, search);
        answer(SEARCH + "/trials", Map.of("trials", List.of()));
        assertThat(run("search", "show", "1").out())
                .endsWith(
                        """


                        goals: accuracy, parameters
                        at most: parameters 100,000
                        spent: 8.00 of 8 hours, 15.50 device hours
                        no more candidates are begun: its hours are spent
                        """);
    }

    @Test
    void aLatencysTargetIsShown() {
        ObjectNode search = Documents.search(1, "running", 2);
        search.set(
                "objective",
                Json.readTree(
                        """
                        {"goals": ["accuracy"],
                         "latency": {"targetMilliseconds": 5.0, "weight": -0.07}}
                        """));
        answer(SEARCH, search);
        answer(SEARCH + "/trials", Map.of("trials", List.of()));
        assertThat(run("search", "show", "1").out())
                .endsWith("\n\nlatency: target 5 ms, weight -0.07\n");
    }

    @Test
    void whoWatchesASearchThatFoundNothingInItsTimeIsToldSo() {
        ObjectNode search = spent("deviceHours").put("state", "failed");
        controller.stream(SEARCH + "/events", Documents.event("search", search));
        answer(SEARCH + "/trials", Map.of("trials", List.of()));
        CommandRun run = run("search", "watch", "1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("no more candidates are begun: the device hours are spent")
                .contains("search 1 found nothing before its device hours were spent: 0 of 4");
    }

    @Test
    void aFrontIsATableWithItsHypervolume() {
        ObjectNode small = Documents.measured(18).put("activationBytes", 812_345);
        answer(
                SEARCH + "/front",
                Map.of(
                        "goals",
                        List.of("accuracy", "parameters"),
                        "reference",
                        List.of(0, -9),
                        "hypervolume",
                        2.71828,
                        "trials",
                        List.of(Documents.trial(17, 0.9), small)));
        String out = run("search", "front", "1").out();
        assertThat(out.lines())
                .anyMatch(line -> line.contains("17") && line.contains("90.0 %"))
                .anyMatch(line -> line.contains("18") && line.contains("812,345"));
        assertThat(out).endsWith("\n\ngoals: accuracy, parameters\nhypervolume: 2.7183\n");
    }
}
