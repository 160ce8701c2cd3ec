package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.NamedSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrategiesTest {

    private final CellSpace space = CellSpace.standard(4);

    static List<String> names() {
        return Strategies.names();
    }

    /// Those that draw chance.
    static List<String> namesOfTheRandom() {
        return names().stream().filter(name -> !name.equals("grid")).toList();
    }

    static Stream<Arguments> namesAndSpaces() {
        return names().stream()
                .flatMap(name ->
                        Spaces.all().stream()
                                .map(NamedSpace::open)
                                .filter(any -> suits(name, any))
                                .map(any -> Arguments.of(name, any)));
    }

    @ParameterizedTest
    @MethodSource("namesAndSpaces")
    void everyStrategySuggestsArchitecturesOfEverySpaceAndLearns(String name, SearchSpace any) {
        Strategy strategy = Strategies.create(Strategies.usual(name), any, 1);
        for (int number = 0; number < 10; number++) {
            List<Integer> choices = strategy.suggest(number);
            assertThat(any.encode(any.decode(choices))).isEqualTo(choices);
            strategy.observe(new Observation(choices, number / 10.0));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyStrategyKeepsTheConstraintsOfItsSpace(String name) {
        SearchSpace slim =
                SearchSpecification.read(
                                """
                                {"dataset": "shapes", "network": {"cellsPerStage": 1, "filters": 4},
                                 "space": {"definition": {
                                    "name": "slim", "blocks": 2,
                                    "operations": ["identity", "conv-3x3"],
                                    "constraints": {"parameters": 8000}}}}
                                """)
                        .openSpace();
        List<Integer> largest =
                slim.decisions().stream().map(decision -> decision.options().size() - 1).toList();
        assertThat(slim.misfit(slim.decode(largest))).isPresent();
        Strategy strategy = Strategies.create(Strategies.usual(name), slim, 1);
        for (int number = 0; number < 50; number++) {
            List<Integer> choices = strategy.suggest(number);
            assertThat(slim.misfit(slim.decode(choices))).isEmpty();
            strategy.observe(new Observation(choices, number % 10 / 10.0));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"nasnet-small\",\"blocks\":4}",
                "{\"name\":\"nasbench201\"}",
                "{\"name\":\"macro\",\"layers\":9,\"largestStride\":1}"
            })
    void aSpecificationGivesBackItsSpace(String given) {
        SearchSpecification specification =
                SearchSpecification.read(
                        "{\"dataset\": \"shapes\", \"space\": %s}".formatted(given));
        String written = Json.write(specification);
        assertThat(written).contains("\"space\":" + given);
        assertThat(Json.read(written, SearchSpecification.class)).isEqualTo(specification);
    }

    @Test
    void aSpecificationGivesBackASpaceOfItsOwn() {
        SearchSpecification own =
                SearchSpecification.read(
                        """
                        {"dataset": "shapes", "space": {"definition": {
                          "name": "own", "operations": ["identity"], "widths": [8, 16]}}}
                        """);
        assertThat(Json.read(Json.write(own), SearchSpecification.class)).isEqualTo(own);
        assertThat(own.space().name()).isEqualTo("own");
    }

    @ParameterizedTest
    @MethodSource("namesOfTheRandom")
    void everyStrategySuggestsTheSameForTheSameSeedAndNumber(String name) {
        Strategy strategy = Strategies.create(Strategies.usual(name), space, 1);

        assertThat(strategy.suggest(7))
                .isEqualTo(Strategies.create(Strategies.usual(name), space, 1).suggest(7));
        assertThat(strategy.suggest(7))
                .isNotEqualTo(Strategies.create(Strategies.usual(name), space, 2).suggest(7));
        assertThat(strategy.suggest(7)).isNotEqualTo(strategy.suggest(8));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyStrategyMakesTheSameDecisionsAfterAReplay(String name) {
        SearchSpace edges = Spaces.named("nasbench201").open();
        Strategy original = Strategies.create(Strategies.usual(name), edges, 5);
        Strategy replay = Strategies.create(Strategies.usual(name), edges, 5);
        List<Observation> observations = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            Observation observation =
                    new Observation(original.suggest(number), number * 7 % 11 / 11.0);
            original.suggest(number + 5);
            original.observe(observation);
            observations.add(observation);
        }
        observations.forEach(replay::observe);

        assertThat(replay.suggest(60)).isEqualTo(original.suggest(60));
        assertThat(replay.suggest(99)).isEqualTo(original.suggest(99));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyStrategyTakesOutcomesInAnyOrderAndOfWhatItDidNotSuggest(String name) {
        SearchSpace edges = Spaces.named("nasbench201").open();
        Strategy strategy = Strategies.create(Strategies.usual(name), edges, 5);
        List<List<Integer>> underWay = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            underWay.add(strategy.suggest(number));
            // The youngest comes back first, a third never; a failure has the reward 0.
            if (number % 3 == 2) {
                strategy.observe(new Observation(underWay.removeLast(), number % 5 / 5.0));
                strategy.observe(new Observation(underWay.removeFirst(), 0));
            }
            if (number % 40 == 39) {
                strategy.observe(new Observation(List.of(4, 3, 2, 1, 0, number % 5), 0.9));
            }
        }
        assertThat(edges.decode(strategy.suggest(200))).isNotNull();
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThatExist() {
        assertThatThrownBy(() -> Strategies.usual("genius"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "strategy is one of [reinforce, evolution, grid, local-search, random], not \"genius\"");
    }

    private static boolean suits(String name, SearchSpace space) {
        try {
            Strategies.requireSuitable(Strategies.usual(name), space);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
