package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.Json;
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

    static Stream<Arguments> namesAndSpaces() {
        return names().stream()
                .flatMap(name -> Spaces.all().stream().map(any -> Arguments.of(name, any.open())));
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
            assertThat(slim.misfit(slim.decode(strategy.suggest(number)))).isEmpty();
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
    @MethodSource("names")
    void everyStrategySuggestsTheSameForTheSameSeedAndNumber(String name) {
        Strategy strategy = Strategies.create(Strategies.usual(name), space, 1);

        assertThat(strategy.suggest(7))
                .isEqualTo(Strategies.create(Strategies.usual(name), space, 1).suggest(7));
        assertThat(strategy.suggest(7))
                .isNotEqualTo(Strategies.create(Strategies.usual(name), space, 2).suggest(7));
        assertThat(strategy.suggest(7)).isNotEqualTo(strategy.suggest(8));
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThatExist() {
        assertThatThrownBy(() -> Strategies.usual("genius"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strategy is one of [reinforce, predictor, random], not \"genius\"");
    }
}
