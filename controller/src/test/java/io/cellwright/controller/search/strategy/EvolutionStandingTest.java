package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvolutionStandingTest {

    private static final double END = Double.POSITIVE_INFINITY;

    @Test
    void crowdingIsTheDistanceOfTheNeighboursInPartsOfTheFront() {
        List<List<Double>> points =
                List.of(
                        List.of(1.0, 2.0),
                        List.of(0.0, 4.0),
                        List.of(4.0, 0.0),
                        List.of(3.0, 1.0),
                        List.of(2.0, 0.5),
                        List.of(0.5, 1.5));

        assertThat(EvolutionStanding.of(points))
                .containsExactly(
                        new EvolutionStanding(0, 3.0 / 4 + 3.0 / 4),
                        new EvolutionStanding(0, END),
                        new EvolutionStanding(0, END),
                        new EvolutionStanding(0, 3.0 / 4 + 2.0 / 4),
                        new EvolutionStanding(1, END),
                        new EvolutionStanding(1, END));
    }

    @Test
    void theLowerRankIsBetterAndThenTheEmptierPlace() {
        List<EvolutionStanding> fromTheBest =
                List.of(
                        new EvolutionStanding(0, END),
                        new EvolutionStanding(0, 1.5),
                        new EvolutionStanding(0, 0.5),
                        new EvolutionStanding(1, END));

        assertThat(fromTheBest).isSorted();
    }

    @Test
    void anObjectiveInWhichAllAreEqualDoesNotCount() {
        List<List<Double>> points =
                IntStream.range(0, 3)
                        .mapToObj(index -> List.of((double) index, 2.0 - index, 7.0))
                        .toList();

        assertThat(EvolutionStanding.of(points).get(1)).isEqualTo(new EvolutionStanding(0, 2));
    }
}
