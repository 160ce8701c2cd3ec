package io.cellwright.controller.search.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.search.strategy.Strategy;
import io.cellwright.searchspace.cell.Architecture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final BenchmarkTable TABLE =
            new BenchmarkTable(MadeUpTable.SPACE, MadeUpTable.rows());

    private static final String WORSE = "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";

    /// Computes the same as the worse one: nothing reads node 1.
    private static final String TWIN =
            "|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";

    private static final String BETTER =
            "|nor_conv_1x1~0|+|none~0|none~1|+|skip_connect~0|nor_conv_1x1~1|none~2|";

    private static final String BEST =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";

    /// Suggests what the test says, and remembers what it is told.
    private static final class Scripted implements Strategy {

        private final LongFunction<List<Integer>> suggestions;
        private final List<Observation> observed = new ArrayList<>();

        Scripted(LongFunction<List<Integer>> suggestions) {
            this.suggestions = suggestions;
        }

        /// These cells, and then the last one for ever.
        static Scripted of(String... cells) {
            return new Scripted(number -> choices(cells[(int) Math.min(number, cells.length - 1)]));
        }

        /// All cells.
        static Scripted everything() {
            List<List<Integer>> all = MadeUpTable.SPACE.enumerate().toList();
            return new Scripted(number -> all.get((int) number));
        }

        @Override
        public List<Integer> suggest(long number) {
            return suggestions.apply(number);
        }

        @Override
        public void observe(Observation observation) {
            observed.add(observation);
        }
    }

    private static List<Integer> choices(String cell) {
        return MadeUpTable.SPACE.encode(Architecture.Edges.of(cell));
    }

    private static Accuracies accuracies(String cell) {
        return TABLE.rows().get(TABLE.row(choices(cell))).accuracies();
    }

    private static ReplayedSearch replay(
            Strategy strategy, double budgetSeconds, Duplicates duplicates) {
        return new Replay(TABLE, new ReplayRules(budgetSeconds, duplicates), strategy).run();
    }

    @Test
    void theEvaluationThatCrossesTheBudgetCountsAndTheNextDoesNot() {
        ReplayedSearch crossed = replay(Scripted.of(WORSE, BETTER, BEST), 101, Duplicates.CHARGE);
        assertThat(crossed.evaluations()).isEqualTo(2);
        assertThat(crossed.answer()).isEqualTo(accuracies(BETTER));

        ReplayedSearch exact = replay(Scripted.of(WORSE, BETTER, BEST), 200, Duplicates.CHARGE);
        assertThat(exact.evaluations()).isEqualTo(2);
        assertThat(exact.answer()).isEqualTo(accuracies(BETTER));
    }

    @Test
    void whatIsFoundPastTheBudgetIsOnlyInTheNumbersOfEvaluations() {
        ReplayedSearch search = replay(Scripted.of(WORSE, BETTER, BEST), 101, Duplicates.CHARGE);
        assertThat(search.after(1)).isEqualTo(accuracies(WORSE));
        assertThat(search.after(2)).isEqualTo(accuracies(BETTER));
        assertThat(search.after(10)).isEqualTo(accuracies(BEST));
        assertThat(search.answer()).isEqualTo(accuracies(BETTER));
    }

    @Test
    void aSearchGoesOnToFourHundredEvaluationsOrToItsBudget() {
        Scripted early = Scripted.everything();
        assertThat(replay(early, 100, Duplicates.CHARGE).evaluations()).isEqualTo(1);
        assertThat(early.observed).hasSize(400);

        Scripted late = Scripted.everything();
        assertThat(replay(late, 50_000, Duplicates.CHARGE).evaluations()).isEqualTo(500);
        assertThat(late.observed).hasSize(500);
    }

    @Test
    void aCellThatComputesTheSameHasTheFirstOnesOutcomeAndCostsNothing() {
        Scripted strategy = Scripted.of(WORSE, TWIN, WORSE, BETTER, BEST);
        ReplayedSearch search = replay(strategy, 101, Duplicates.REUSE);
        assertThat(accuracies(TWIN)).isNotEqualTo(accuracies(WORSE));
        assertThat(search.evaluations()).isEqualTo(2);
        assertThat(search.answer()).isEqualTo(accuracies(BETTER));
        double reward = accuracies(WORSE).reward() / 100;
        assertThat(strategy.observed)
                .startsWith(
                        new Observation(choices(WORSE), reward),
                        new Observation(choices(TWIN), reward),
                        new Observation(choices(WORSE), reward));
    }

    @Test
    void whereDuplicatesAreChargedEveryEvaluationCostsItsTime() {
        Scripted strategy = Scripted.of(WORSE, TWIN, WORSE, BETTER, BEST);
        ReplayedSearch search = replay(strategy, 301, Duplicates.CHARGE);
        assertThat(search.evaluations()).isEqualTo(4);
        assertThat(search.answer()).isEqualTo(accuracies(BETTER));
        assertThat(strategy.observed.get(1).reward()).isEqualTo(accuracies(TWIN).reward() / 100);
    }

    @Test
    void aSearchEndsAfterAThousandSuggestionsThatBroughtNothingNew() {
        Scripted stubborn = Scripted.of(WORSE, BETTER);
        ReplayedSearch search = replay(stubborn, 1_000, Duplicates.REUSE);
        assertThat(stubborn.observed).hasSize(2 + ReplayRules.MAXIMUM_REUSES);
        assertThat(search.evaluations()).isEqualTo(2);
        assertThat(search.after(400)).isEqualTo(accuracies(BETTER));
    }

    @Test
    void onlyReusesInARowEndASearch() {
        Set<Integer> groups = new HashSet<>();
        List<List<Integer>> different =
                MadeUpTable.SPACE
                        .enumerate()
                        .filter(choices -> groups.add(TABLE.group(TABLE.row(choices))))
                        .limit(400)
                        .toList();
        Scripted slow = new Scripted(number -> different.get((int) number / 1_000));
        assertThat(replay(slow, 1_000, Duplicates.REUSE).evaluations()).isEqualTo(10);
        assertThat(slow.observed).hasSize(399 * 1_000 + 1);
    }
}
