package io.cellwright.controller.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.space.CellSpace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategiesTest {

    private final CellSpace space = CellSpace.standard(4);

    static List<String> names() {
        return Strategies.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyStrategySuggestsArchitecturesOfTheSpace(String name) {
        Strategy strategy = Strategies.create(name, space, 1);
        for (int number = 0; number < 10; number++) {
            List<Integer> choices = strategy.suggest(number);
            assertThat(space.encode(space.decode(choices))).isEqualTo(choices);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyStrategySuggestsTheSameForTheSameSeedAndNumber(String name) {
        Strategy strategy = Strategies.create(name, space, 1);

        assertThat(strategy.suggest(7)).isEqualTo(Strategies.create(name, space, 1).suggest(7));
        assertThat(strategy.suggest(7)).isNotEqualTo(Strategies.create(name, space, 2).suggest(7));
        assertThat(strategy.suggest(7)).isNotEqualTo(strategy.suggest(8));
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThatExist() {
        assertThatThrownBy(() -> Strategies.create("genius", space, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strategy \"genius\" is not one of reinforce, random");
    }
}
