package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.strategy.PredictorSettings.Acquisition;
import io.cellwright.controller.search.strategy.PredictorSettings.Encoding;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PredictorStrategyTest {

    private final SearchSpace space = Spaces.named("nasbench201").open();

    static Stream<Arguments> kinds() {
        return Stream.of(Encoding.values())
                .flatMap(encoding ->
                        Stream.of(Acquisition.values())
                                .map(acquisition -> Arguments.of(encoding, acquisition)));
    }

    private static PredictorSettings settings(Encoding encoding, Acquisition acquisition) {
        return new PredictorSettings(encoding, acquisition, 4, 10, 100, 0.25, 10, 200);
    }

    private PredictorStrategy usual(long seed) {
        return new PredictorStrategy(space, PredictorSettings.DEFAULT, seed);
    }

    private double reward(List<Integer> choices) {
        return MadeUpRewards.ofEdges(space, choices);
    }

    /// The best of so many.
    private double found(Strategy strategy, int trials) {
        double best = 0;
        for (int number = 0; number < trials; number++) {
            List<Integer> choices = strategy.suggest(number);
            best = Math.max(best, reward(choices));
            strategy.observe(new Observation(choices, reward(choices)));
        }
        return best;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void findsMoreInSixtyTrialsThanChanceInSixHundred(Encoding encoding, Acquisition acquisition) {
        PredictorSettings settings = settings(encoding, acquisition);
        double strategy =
                LongStream.range(0, 4)
                        .mapToDouble(
                                seed -> found(new PredictorStrategy(space, settings, seed), 60))
                        .average()
                        .orElseThrow();
        double chance =
                LongStream.range(0, 4)
                        .mapToDouble(seed -> found(new RandomStrategy(space, seed), 600))
                        .average()
                        .orElseThrow();
        assertThat(strategy).isGreaterThan(chance);
    }

    @Test
    void findsTheBestOfAllCells() {
        double best = space.enumerate().mapToDouble(this::reward).max().orElseThrow();

        assertThat(found(usual(1), 150)).isEqualTo(best);
    }

    @ParameterizedTest
    @EnumSource(Acquisition.class)
    void neverSuggestsTheSameNetworkTwice(Acquisition acquisition) {
        PredictorStrategy strategy =
                new PredictorStrategy(space, settings(Encoding.PATH, acquisition), 3);
        Set<String> hashes = new HashSet<>();
        for (int number = 0; number < 120; number++) {
            List<Integer> choices = strategy.suggest(number);
            assertThat(hashes.add(space.decode(choices).hash())).isTrue();
            strategy.observe(new Observation(choices, reward(choices)));
        }
    }

    @Test
    void goesOnWhereEverythingWasObserved() {
        SearchSpace tiny =
                SearchSpecification.read(
                                """
                                {"dataset": "shapes", "space": {"definition": {
                                  "name": "tiny", "blocks": 1, "operations": ["identity", "conv-3x3"]}}}
                                """)
                        .openSpace();
        PredictorStrategy strategy = new PredictorStrategy(tiny, PredictorSettings.DEFAULT, 3);
        Set<String> hashes = new HashSet<>();
        for (int number = 0; number < 300; number++) {
            List<Integer> choices = strategy.suggest(number);
            hashes.add(tiny.decode(choices).hash());
            strategy.observe(new Observation(choices, 0.1 + number % 7 / 10.0));
        }
        long all = tiny.enumerate().map(choices -> tiny.decode(choices).hash()).distinct().count();
        assertThat(hashes).hasSize((int) all);
    }

    @Test
    void suggestionsAheadOfTheirOutcomesDiffer() {
        PredictorStrategy strategy = usual(5);
        found(strategy, 30);
        List<List<Integer>> ahead =
                LongStream.range(30, 60).mapToObj(strategy::suggest).distinct().toList();

        assertThat(ahead).hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aReplayMakesTheSameDecisions(Encoding encoding, Acquisition acquisition) {
        PredictorSettings settings = settings(encoding, acquisition);
        PredictorStrategy original = new PredictorStrategy(space, settings, 9);
        PredictorStrategy replay = new PredictorStrategy(space, settings, 9);
        List<Observation> observations = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            List<Integer> choices = original.suggest(number);
            observations.add(new Observation(choices, reward(choices)));
            original.observe(observations.getLast());
        }
        observations.forEach(replay::observe);

        assertThat(replay.suggest(50)).isEqualTo(original.suggest(50));
        assertThat(replay.suggest(53)).isEqualTo(original.suggest(53));
    }

    @Test
    void decisionsAreTheSameOnEveryMachine() {
        PredictorStrategy strategy = usual(9);
        found(strategy, 60);

        // The hash of a list of numbers is fixed by the language.
        assertThat(LongStream.range(60, 80).mapToObj(strategy::suggest).toList().hashCode())
                .isEqualTo(181272860);
    }

    @Test
    void outcomesMayComeInAnyOrderOrNeverOrFromElsewhereOrBeFailures() {
        PredictorStrategy strategy = usual(9);
        List<Observation> observations = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            List<Integer> choices =
                    number % 2 == 0
                            ? strategy.suggest(number)
                            : new RandomStrategy(space, 4).suggest(number);
            double reward = number % 5 == 0 ? 0 : reward(choices);
            if (number % 7 != 0) {
                observations.add(new Observation(choices, reward));
            }
        }
        Collections.shuffle(observations, new Random(1));
        observations.forEach(strategy::observe);

        List<Integer> next = strategy.suggest(60);
        assertThat(observations).noneMatch(observation -> observation.choices().equals(next));
        assertThat(reward(next)).isGreaterThan(0.5);
    }

    @Test
    void failuresAloneAreNoReasonToStop() {
        PredictorStrategy strategy = usual(9);
        Set<List<Integer>> suggested = new HashSet<>();
        for (int number = 0; number < 40; number++) {
            suggested.add(strategy.suggest(number));
            strategy.observe(new Observation(strategy.suggest(number), 0));
        }
        assertThat(suggested).hasSize(40);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() ->
                        new PredictorSettings(
                                Encoding.PATH,
                                Acquisition.EXPECTED_IMPROVEMENT,
                                4,
                                1,
                                100,
                                0.25,
                                10,
                                200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("initialSamples is 2 to 10,000, not 1");
    }
}
