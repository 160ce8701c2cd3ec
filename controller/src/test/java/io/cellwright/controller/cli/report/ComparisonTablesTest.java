package io.cellwright.controller.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.search.Repeats;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.SearchState;
import io.cellwright.controller.search.comparison.Comparison;
import io.cellwright.controller.search.comparison.Run;
import io.cellwright.searchspace.trial.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTablesTest {

    private final List<Run> runs = new ArrayList<>();

    private void run(String specification, double... accuracies) {
        SearchSpecification first = SearchSpecification.read(specification);
        for (SearchSpecification repeat : Repeats.of(first, accuracies.length)) {
            double accuracy = accuracies[(int) (repeat.seed() - 1)];
            Run.Step step =
                    new Run.Step(
                            OptionalDouble.of(accuracy), OptionalDouble.of(accuracy - 0.01), 900);
            runs.add(new Run(runs.size() + 1L, repeat, SearchState.COMPLETED, List.of(step, step)));
        }
    }

    private String table() {
        return ComparisonTables.tasks(Json.tree(Comparison.of(runs)));
    }

    @Test
    void aGroupIsARowWithMeanSpreadAndDifference() {
        run("{\"dataset\": \"shapes\", \"trials\": 2, \"strategy\": \"random\"}", 0.60, 0.62);
        run("{\"dataset\": \"shapes\", \"trials\": 2}", 0.70, 0.72);
        assertThat(table().lines())
                .satisfiesExactly(
                        titles -> assertThat(titles).startsWith("SEARCHES  METHOD"),
                        control ->
                                assertThat(control)
                                        .matches(
                                                "1 2 +random, 2 trials \\(control\\) +2 +61\\.0"
                                                        + " \\+- 1\\.4 +60\\.0 \\+- 1\\.4 +2 \\+- 0"
                                                        + " +0\\.50 \\+- 0\\.00 .* - +-"),
                        other ->
                                assertThat(other)
                                        .matches(
                                                "3 4 +reinforce, 2 trials +2 +71\\.0 \\+- 1\\.4.*"
                                                        + " \\+10\\.0 \\+- 2\\.0, higher"
                                                        + " +\\+10\\.0 \\+- 2\\.0, higher"));
    }

    @Test
    void ofOneRunNothingIsClaimed() {
        run("{\"dataset\": \"shapes\", \"trials\": 2, \"strategy\": \"random\"}", 0.60);
        run("{\"dataset\": \"shapes\", \"trials\": 2}", 0.90);
        run("{\"dataset\": \"shapes\", \"trials\": 9}", 0.90);
        assertThat(table())
                .containsPattern("60\\.0, 1 run")
                .contains("+30.0, 1 run: the spread is unknown")
                .contains("no random search with the same trials and budget");
    }

    @Test
    void tasksThatDifferAreApartWithAWordWhy() {
        run("{\"dataset\": \"shapes\", \"trials\": 2, \"strategy\": \"random\"}", 0.60);
        run("{\"dataset\": \"shapes\", \"trials\": 2, \"recipe\": {\"epochs\": 9}}", 0.90);
        assertThat(table())
                .startsWith("shapes in documented, 3 epochs\nSEARCHES")
                .contains(
                        "\n\nshapes in documented, 9 epochs: another task, and not comparable with"
                                + " the first: recipe.epochs\nSEARCHES");
    }

    @Test
    void nothingToCompareIsSaid() {
        assertThat(table()).isEqualTo("There is nothing to compare.");
    }
}
