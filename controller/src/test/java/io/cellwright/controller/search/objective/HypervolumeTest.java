package io.cellwright.controller.search.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.controller.search.strategy.policy.Chance;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {

    private static final double EXACT = 1e-12;

    @Test
    void stairsHaveTheAreaOfTheirSteps() {
        // Columns of width 1, 3, 2 and 1 high.
        assertThat(of(point(0.0, 0.0), point(1.0, 3.0), point(2.0, 2.0), point(3.0, 1.0)))
                .isEqualTo(6);
    }

    @Test
    void threeBoxesAreCountedOnceWhereTheyOverlap() {
        // 6 + 6 + 6, less 2 + 2 + 2 that two share, plus 1 that all three share.
        assertThat(
                        of(
                                point(0.0, 0.0, 0.0),
                                point(1.0, 2.0, 3.0),
                                point(3.0, 1.0, 2.0),
                                point(2.0, 3.0, 1.0)))
                .isEqualTo(13);
    }

    @Test
    void aDominatedOrRepeatedPointAddsNothing() {
        assertThat(of(point(0.0, 0.0), point(2.0, 2.0), point(1.0, 2.0), point(2.0, 2.0)))
                .isEqualTo(4);
    }

    @Test
    void theReferenceIsWhereBoxesBegin() {
        assertThat(of(point(-4.0, 1.0), point(-2.0, 2.0), point(-3.0, 4.0))).isEqualTo(4);
    }

    @Test
    void whatIsNotBetterThanTheReferenceInEverythingAddsNothing() {
        assertThat(of(point(1.0, 1.0), point(9.0, 1.0), point(0.0, 9.0), point(2.0, 2.0)))
                .isEqualTo(1);
        assertThat(Hypervolume.of(List.of(), list(0.0, 0.0))).isZero();
    }

    @Test
    void withOneObjectiveItIsTheDistanceOfTheBest() {
        assertThat(of(point(0.5), point(0.75), point(1.25), point(1.0))).isEqualTo(0.75);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void itIsTheNumberOfUnitCubesThatAnyPointDominates(int objectives) {
        RandomGenerator random = Chance.stream(5, objectives);
        int side = 5;
        List<Double> origin = Stream.generate(() -> 0.0).limit(objectives).toList();
        for (int time = 0; time < 20; time++) {
            List<List<Double>> points =
                    Stream.generate(() ->
                                    Stream.generate(() -> (double) random.nextInt(side + 1))
                                            .limit(objectives)
                                            .toList())
                            .limit(12)
                            .toList();
            assertThat(Hypervolume.of(points, origin))
                    .isCloseTo(dominatedCubes(points, objectives, side), within(EXACT));
        }
    }

    @Test
    void aPointOfAnotherSearchIsRefused() {
        assertThatThrownBy(() -> of(point(0.0, 0.0), point(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a point of 1 objectives has no hypervolume from a reference of 2");
    }

    private static double of(double[] reference, double[]... points) {
        return Hypervolume.of(
                Arrays.stream(points).map(HypervolumeTest::list).toList(), list(reference));
    }

    private static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double[] point(double... values) {
        return values;
    }

    private static double dominatedCubes(List<List<Double>> points, int objectives, int side) {
        return (double)
                IntStream.range(0, (int) Math.round(Math.pow(side, objectives)))
                        .filter(number ->
                                points.stream().anyMatch(point -> covers(point, number, side)))
                        .count();
    }

    /// The cube's digits are its lower corner.
    private static boolean covers(List<Double> point, int number, int side) {
        int rest = number;
        for (double coordinate : point) {
            if (coordinate < rest % side + 1) {
                return false;
            }
            rest /= side;
        }
        return true;
    }
}
