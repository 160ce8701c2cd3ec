package io.cellwright.controller.search.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {

    /// Drawn, with the rank of each:
    ///
    ///     4 | 0
    ///     3 |    1  0
    ///     2 | 2  1     0
    ///     1 |    3     1
    ///         1  2  3  4
    private static final List<List<Double>> POINTS =
            List.of(
                    List.of(1.0, 4.0),
                    List.of(2.0, 3.0),
                    List.of(3.0, 3.0),
                    List.of(1.0, 2.0),
                    List.of(2.0, 2.0),
                    List.of(4.0, 2.0),
                    List.of(2.0, 1.0),
                    List.of(4.0, 1.0));

    @Test
    void aPointDominatesOneThatIsNowhereBetterAndSomewhereWorse() {
        assertThat(ParetoFront.dominates(List.of(2.0, 3.0), List.of(2.0, 2.0))).isTrue();
        assertThat(ParetoFront.dominates(List.of(2.0, 2.0), List.of(2.0, 3.0))).isFalse();
        assertThat(ParetoFront.dominates(List.of(3.0, 1.0), List.of(1.0, 3.0))).isFalse();
    }

    @Test
    void equalPointsDoNotDominateEachOther() {
        List<List<Double>> equal = List.of(List.of(1.0, 2.0), List.of(1.0, 2.0));

        assertThat(ParetoFront.dominates(equal.getFirst(), equal.getLast())).isFalse();
        assertThat(ParetoFront.of(equal, Function.identity())).isEqualTo(equal);
    }

    @Test
    void theFrontIsWhatNothingDominates() {
        assertThat(ParetoFront.of(POINTS, Function.identity()))
                .containsExactly(List.of(1.0, 4.0), List.of(3.0, 3.0), List.of(4.0, 2.0));
    }

    @Test
    void withOneObjectiveTheFrontIsTheBest() {
        List<Double> values = List.of(0.3, 0.9, 0.1, 0.9);

        assertThat(ParetoFront.of(values, List::of)).containsExactly(0.9, 0.9);
    }

    @Test
    void ranksAreTheFrontsThatRemainOneAfterAnother() {
        assertThat(ParetoFront.ranks(POINTS)).containsExactly(0, 1, 0, 3, 2, 0, 3, 1);
    }

    @Test
    void nothingHasNoFrontAndNoRanks() {
        assertThat(ParetoFront.of(List.<List<Double>>of(), Function.identity())).isEmpty();
        assertThat(ParetoFront.ranks(List.of())).isEmpty();
    }

    @Test
    void pointsOfDifferentSearchesAreNotCompared() {
        assertThatThrownBy(() -> ParetoFront.dominates(List.of(1.0, 2.0), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points of 2 and of 1 objectives cannot be compared");
    }
}
