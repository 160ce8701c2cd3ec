package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.Description;
import io.cellwright.searchspace.space.LayerSpace;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSearchStrategyTest {

    private static final LocalSearchSettings FIRST =
            new LocalSearchSettings(1, LocalSearchSettings.Move.FIRST);
    private static final LocalSearchSettings STEEPEST =
            new LocalSearchSettings(1, LocalSearchSettings.Move.BEST);

    /// Of each architecture of the space below: three of the four sides, widths and filters, and
    /// two of the three strides.
    private static final int NEIGHBOURS = 3 + 3 + 3 + 2;

    /// One layer with three strides: 192 architectures, each spelled in one way.
    private final SearchSpace layers =
            new LayerSpace(new Description("layer", "One layer", "test"), 1, 3);

    @ParameterizedTest
    @EnumSource
    void findsTheBestWhereEveryDecisionPaysByItself(LocalSearchSettings.Move move) {
        for (long seed = 0; seed < 20; seed++) {
            LocalSearchStrategy climber =
                    new LocalSearchStrategy(layers, new LocalSearchSettings(1, move), seed);
            double best = 0;
            // Four decisions are improved one after another, each among all neighbours.
            for (int number = 0; number < 4 * NEIGHBOURS + 1; number++) {
                List<Integer> choices = climber.suggest(number);
                climber.observe(new Observation(choices, separable(choices)));
                best = Math.max(best, separable(choices));
            }
            assertThat(best).isEqualTo(1);
        }
    }

    @Test
    void goesOnFromTheFirstBetterOne() {
        LocalSearchStrategy climber = new LocalSearchStrategy(layers, FIRST, 1);
        List<Integer> start = observed(climber, 0, 0.2);
        List<Integer> better = observed(climber, 1, 0.3);

        assertThat(differences(start, better)).isOne();
        assertThat(suggestions(climber, 2, NEIGHBOURS))
                .allSatisfy(next -> assertThat(differences(better, next)).isOne());
    }

    @Test
    void theSteepestAscentLooksAtAllNeighboursFirst() {
        LocalSearchStrategy climber = new LocalSearchStrategy(layers, STEEPEST, 1);
        List<Integer> start = observed(climber, 0, 0.2);
        Set<List<Integer>> neighbours = new HashSet<>();
        List<Integer> best = start;
        for (int number = 1; number <= NEIGHBOURS; number++) {
            List<Integer> next = observed(climber, number, number == 9 ? 0.9 : 0.3);
            neighbours.add(next);
            best = number == 9 ? next : best;
        }
        List<Integer> centre = best;

        assertThat(neighbours)
                .hasSize(NEIGHBOURS)
                .allSatisfy(next -> assertThat(differences(start, next)).isOne());
        assertThat(suggestions(climber, NEIGHBOURS + 1, 10))
                .allSatisfy(next -> assertThat(differences(centre, next)).isOne());
    }

    @Test
    void beginsAgainElsewhereWhereNoNeighbourIsBetter() {
        LocalSearchStrategy climber = new LocalSearchStrategy(layers, FIRST, 1);
        List<Integer> top = observed(climber, 0, 0.9);
        for (int number = 1; number <= NEIGHBOURS; number++) {
            observed(climber, number, 0.5);
        }
        List<Integer> start = observed(climber, NEIGHBOURS + 1, 0.1);

        assertThat(differences(top, start)).isGreaterThan(1);
        assertThat(differences(start, climber.suggest(NEIGHBOURS + 2))).isOne();
    }

    @Test
    void theBestOfTheInitialSamplesIsWhereTheClimbStarts() {
        LocalSearchStrategy climber =
                new LocalSearchStrategy(
                        layers, new LocalSearchSettings(5, LocalSearchSettings.Move.FIRST), 4);
        RandomStrategy random = new RandomStrategy(layers, 4);
        List<List<Integer>> samples = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            samples.add(observed(climber, number, number == 2 ? 0.4 : 0.3));
        }

        assertThat(samples).isEqualTo(suggestions(random, 0, 5));
        assertThat(differences(samples.get(2), climber.suggest(5))).isOne();
    }

    @Test
    void asManyNeighboursAreUnderWayAsThereAre() {
        LocalSearchStrategy climber = new LocalSearchStrategy(layers, FIRST, 1);
        List<Integer> start = observed(climber, 0, 0.2);

        assertThat(suggestions(climber, 1, NEIGHBOURS))
                .doesNotHaveDuplicates()
                .allSatisfy(next -> assertThat(differences(start, next)).isOne());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 100})
    void nothingThatWasObservedIsSuggestedAgainUntilAllIsKnown(int slots) {
        SearchSpace layer = new LayerSpace(new Description("layer", "One layer", "test"), 1, 1);
        LocalSearchStrategy climber = new LocalSearchStrategy(layer, FIRST, 2);
        Deque<List<Integer>> underWay = new ArrayDeque<>();
        Set<List<Integer>> observed = new HashSet<>();
        for (int number = 0; observed.size() < 60; number++) {
            List<Integer> choices = climber.suggest(number);
            assertThat(observed).doesNotContain(choices);
            underWay.add(choices);
            if (underWay.size() == slots) {
                List<Integer> ended = underWay.remove();
                observed.add(ended);
                climber.observe(new Observation(ended, ended.hashCode() % 7 / 7.0));
            }
        }
        layer.enumerate().forEach(each -> climber.observe(new Observation(each, 0.5)));

        assertThat(layer.decode(climber.suggest(1_000))).isNotNull();
    }

    @Test
    void outcomesThatNeverComeDoNotStopTheClimb() {
        LocalSearchStrategy climber = new LocalSearchStrategy(layers, FIRST, 1);
        suggestions(climber, 0, 100);
        double best = 0;
        for (int number = 100; number < 190; number++) {
            List<Integer> choices = climber.suggest(number);
            climber.observe(new Observation(choices, separable(choices)));
            best = Math.max(best, separable(choices));
        }
        assertThat(best).isEqualTo(1);
    }

    @Test
    void climbsBetterThanChanceInAHugeSpace() {
        SearchSpace cells = CellSpace.standard(4);
        assertThat(best(new LocalSearchStrategy(cells, LocalSearchSettings.DEFAULT, 1)))
                .isGreaterThan(best(new RandomStrategy(cells, 1)) + 0.05);
    }

    @Test
    void settingsKeepTheirRanges() {
        assertThatThrownBy(() -> new LocalSearchSettings(0, LocalSearchSettings.Move.FIRST))
                .hasMessage("initialSamples is 1 to 1,000, not 0");
    }

    private static List<Integer> observed(Strategy strategy, int number, double reward) {
        List<Integer> choices = strategy.suggest(number);
        strategy.observe(new Observation(choices, reward));
        return choices;
    }

    private static List<List<Integer>> suggestions(Strategy strategy, int from, int count) {
        return IntStream.range(from, from + count).mapToObj(strategy::suggest).toList();
    }

    private static long differences(List<Integer> first, List<Integer> second) {
        return IntStream.range(0, first.size())
                .filter(position -> !first.get(position).equals(second.get(position)))
                .count();
    }

    /// The share of decisions with the first option.
    private static double separable(List<Integer> choices) {
        return choices.stream().filter(choice -> choice == 0).count() / (double) choices.size();
    }

    private static double best(Strategy strategy) {
        double best = 0;
        for (int number = 0; number < 200; number++) {
            List<Integer> choices = strategy.suggest(number);
            double reward = separable(choices);
            strategy.observe(new Observation(choices, reward));
            best = Math.max(best, reward);
        }
        return best;
    }
}
