package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.search.objective.Hypervolume;
import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.Description;
import io.cellwright.searchspace.space.LayerSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvolutionStrategyTest {

    /// Regularized evolution as published, with a small population.
    private static final EvolutionSettings AS_PUBLISHED =
            new EvolutionSettings(10, 3, 0, false, EvolutionSettings.Survival.YOUNGEST);

    private final SearchSpace space = CellSpace.standard(4);

    @Test
    void candidatesAreRandomUntilThePopulationIsFull() {
        EvolutionStrategy evolution = new EvolutionStrategy(space, AS_PUBLISHED, 1);
        RandomStrategy random = new RandomStrategy(space, 1);
        for (int number = 0; number < 10; number++) {
            assertThat(evolution.suggest(number)).isEqualTo(random.suggest(number));
            assertThat(evolution.suggest(number + 50)).isEqualTo(random.suggest(number + 50));
            evolution.observe(observation(number, 0.5));
        }
        assertThat(evolution.suggest(10)).isNotEqualTo(random.suggest(10));
    }

    @Test
    void theOldestDiesHoweverGoodItWas() {
        EvolutionStrategy evolution = new EvolutionStrategy(space, AS_PUBLISHED, 1);
        List<Observation> observations =
                IntStream.range(0, 35)
                        .mapToObj(number -> observation(number, 1 - number / 100.0))
                        .toList();
        for (int observed = 1; observed <= observations.size(); observed++) {
            evolution.observe(observations.get(observed - 1));
            assertThat(evolution.population())
                    .isEqualTo(observations.subList(Math.max(0, observed - 10), observed));
        }
    }

    @Test
    void theBestStayWhereTheyAreToSurvive() {
        EvolutionStrategy evolution =
                new EvolutionStrategy(
                        space,
                        new EvolutionSettings(3, 3, 0, true, EvolutionSettings.Survival.BEST),
                        1);
        List<Observation> all =
                IntStream.of(5, 1, 7, 2, 6, 0)
                        .mapToObj(tenths -> observation(tenths, tenths / 10.0))
                        .toList();
        all.forEach(evolution::observe);

        assertThat(evolution.population()).containsExactly(all.get(0), all.get(2), all.get(4));
    }

    @Test
    void whereTheBestSurviveAnArchitectureIsThereOnceWithItsLastOutcome() {
        EvolutionStrategy evolution =
                new EvolutionStrategy(
                        space,
                        new EvolutionSettings(3, 3, 0, true, EvolutionSettings.Survival.BEST),
                        1);
        IntStream.of(1, 2, 3)
                .forEach(tenths -> evolution.observe(observation(tenths, tenths / 10.0)));
        evolution.observe(observation(3, 0.9));
        evolution.observe(observation(1, 0.05));

        assertThat(evolution.population())
                .containsExactly(observation(2, 0.2), observation(3, 0.9), observation(1, 0.05));
    }

    @Test
    void theBestOfTheSampleIsTheParent() {
        EvolutionStrategy evolution =
                new EvolutionStrategy(
                        space,
                        new EvolutionSettings(
                                10, 500, 0, true, EvolutionSettings.Survival.YOUNGEST),
                        1);
        IntStream.range(0, 10)
                .forEach(number -> evolution.observe(observation(number, number == 4 ? 0.9 : 0.2)));

        for (int number = 10; number < 40; number++) {
            assertThat(differences(evolution.suggest(number), observation(4, 0).choices())).isOne();
        }
    }

    @Test
    void aSampleOfOneMakesEveryMemberAParent() {
        EvolutionStrategy evolution =
                new EvolutionStrategy(
                        space,
                        new EvolutionSettings(5, 1, 0, false, EvolutionSettings.Survival.YOUNGEST),
                        1);
        IntStream.range(0, 5).forEach(number -> evolution.observe(observation(number, number)));
        Set<Integer> parents = new HashSet<>();
        for (int number = 5; number < 65; number++) {
            List<Integer> child = evolution.suggest(number);
            parents.add(
                    IntStream.range(0, 5)
                            .filter(other ->
                                    differences(child, observation(other, 0).choices()) == 1)
                            .findFirst()
                            .orElseThrow());
        }
        assertThat(parents).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void aChildOfTwoParentsHasTheDecisionsOfEitherButForOne() {
        EvolutionStrategy evolution =
                new EvolutionStrategy(
                        space,
                        new EvolutionSettings(2, 5, 1, true, EvolutionSettings.Survival.YOUNGEST),
                        1);
        IntStream.range(0, 2).forEach(number -> evolution.observe(observation(number, 0.5)));
        for (int number = 2; number < 30; number++) {
            List<Integer> child = evolution.suggest(number);
            long foreign =
                    IntStream.range(0, child.size())
                            .filter(position ->
                                    IntStream.range(0, 2)
                                            .noneMatch(parent ->
                                                    observation(parent, 0)
                                                            .choices()
                                                            .get(position)
                                                            .equals(child.get(position))))
                            .count();
            assertThat(foreign).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void whatWasObservedIsNotSuggestedAgainInAnySpelling() {
        SearchSpace edges = Spaces.named("nasbench201").open();
        EvolutionStrategy evolution = new EvolutionStrategy(edges, EvolutionSettings.DEFAULT, 3);
        Set<String> observed = new HashSet<>();
        for (int number = 0; number < 400; number++) {
            List<Integer> choices = evolution.suggest(number);
            assertThat(observed.add(edges.decode(choices).hash())).isTrue();
            evolution.observe(new Observation(choices, 1.0 / (1 + choices.get(0))));
        }
    }

    @Test
    void whereEverythingIsKnownItStillSuggests() {
        LayerSpace layer = new LayerSpace(new Description("layer", "One layer", "test"), 1, 1);
        EvolutionStrategy evolution = new EvolutionStrategy(layer, EvolutionSettings.DEFAULT, 3);
        layer.enumerate().forEach(each -> evolution.observe(new Observation(each, 0.5)));

        assertThat(layer.decode(evolution.suggest(64)).layers()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsBetterThanChanceWithManyCandidatesUnderWay(long seed) {
        Function<List<Integer>, Double> reward =
                choices -> choices.stream().filter(choice -> choice == 1).count() / 32.0;

        assertThat(best(new EvolutionStrategy(space, EvolutionSettings.DEFAULT, seed), reward))
                .isGreaterThan(best(new RandomStrategy(space, seed), reward) + 0.05);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void withSeveralObjectivesItFindsAWiderFrontThanChance(long seed) {
        assertThat(hypervolume(new EvolutionStrategy(space, EvolutionSettings.DEFAULT, seed)))
                .isGreaterThan(1.15 * hypervolume(new RandomStrategy(space, seed)));
    }

    @Test
    void withSeveralObjectivesTheFrontAndItsEndsStay() {
        EvolutionStrategy evolution =
                new EvolutionStrategy(
                        space,
                        new EvolutionSettings(4, 9, 0, true, EvolutionSettings.Survival.YOUNGEST),
                        1);
        // The third is dominated. Of the front, the second is the nearest to its neighbours: 3/8 of
        // each extent, the fourth 4/8 and 3/8, the fifth 5/8 and 5/8.
        double[][] points = {{1, 9}, {3, 7}, {2, 6}, {4, 6}, {7, 4}, {9, 1}};
        List<Observation> all =
                IntStream.range(0, points.length)
                        .mapToObj(number ->
                                new Observation(
                                        space.sample(Chance.stream(8, number)),
                                        0.5,
                                        List.of(points[number][0], points[number][1])))
                        .toList();
        all.forEach(evolution::observe);

        assertThat(evolution.population())
                .containsExactly(all.get(0), all.get(3), all.get(4), all.get(5));
    }

    @Test
    void aReplayMakesTheSameDecisions() {
        EvolutionStrategy original = new EvolutionStrategy(space, EvolutionSettings.DEFAULT, 9);
        EvolutionStrategy replay = new EvolutionStrategy(space, EvolutionSettings.DEFAULT, 9);
        List<Observation> observations = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            Observation observation =
                    new Observation(original.suggest(number), number * 7 % 11 / 11.0);
            original.suggest(number + 3);
            original.observe(observation);
            observations.add(observation);
        }
        observations.forEach(replay::observe);

        assertThat(replay.suggest(60)).isEqualTo(original.suggest(60));
        assertThat(replay.suggest(99)).isEqualTo(original.suggest(99));
    }

    @Test
    void settingsKeepTheirRanges() {
        assertThatThrownBy(() -> new EvolutionSettings(1, 3, 0, true, AS_PUBLISHED.survival()))
                .hasMessage("populationSize is 2 to 1,000, not 1");
        assertThatThrownBy(() -> new EvolutionSettings(10, 0, 0, true, AS_PUBLISHED.survival()))
                .hasMessage("sampleSize is 1 to 1,000, not 0");
        assertThatThrownBy(() -> new EvolutionSettings(10, 3, 1.5, true, AS_PUBLISHED.survival()))
                .hasMessage("crossoverProbability is 0.0 to 1.0, not 1.5");
    }

    private Observation observation(int number, double reward) {
        return new Observation(space.sample(Chance.stream(8, number)), reward);
    }

    private static long differences(List<Integer> first, List<Integer> second) {
        return IntStream.range(0, first.size())
                .filter(position -> !first.get(position).equals(second.get(position)))
                .count();
    }

    /// Of 150 candidates, 10 of which are always under way.
    private static double best(Strategy strategy, Function<List<Integer>, Double> reward) {
        List<List<Integer>> suggestions = new ArrayList<>();
        double best = 0;
        for (int trial = 0; trial < 150; trial++) {
            while (suggestions.size() < trial + 10) {
                suggestions.add(strategy.suggest(suggestions.size()));
            }
            double outcome = reward.apply(suggestions.get(trial));
            strategy.observe(new Observation(suggestions.get(trial), outcome));
            best = Math.max(best, outcome);
        }
        return best;
    }

    /// After 200 candidates, where the first option and the last one pay in different objectives.
    private double hypervolume(Strategy strategy) {
        List<List<Double>> points = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            List<Integer> choices = strategy.suggest(number);
            List<Double> point = List.of(share(choices, 0), share(choices, 1));
            points.add(point);
            strategy.observe(new Observation(choices, point.getFirst(), point));
        }
        return Hypervolume.of(points, List.of(0.0, 0.0));
    }

    private static double share(List<Integer> choices, int option) {
        return choices.stream().filter(choice -> choice == option).count()
                / (double) choices.size();
    }
}
