package io.cellwright.controller.search.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.controller.search.strategy.MadeUpRewards;
import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SurrogateTest {

    private final SearchSpace space = Spaces.named("nasbench201").open();

    @Test
    void ranksWhatItHasNotSeen() {
        assertThat(rankCorrelation(new PathEncoding(space), 25)).isGreaterThan(0.5);
        assertThat(rankCorrelation(new PathEncoding(space), 100)).isGreaterThan(0.75);
        assertThat(rankCorrelation(new OneHotEncoding(space), 100)).isGreaterThan(0.5);
    }

    @Test
    void stillRanksWhereItHasForgottenMost() {
        Surrogate surrogate = new Surrogate(40);
        assertThat(rankCorrelation(surrogate, new PathEncoding(space), 300)).isGreaterThan(0.4);
    }

    @Test
    void repeatedObservationsOfOneInputCountByTheirMean() {
        Encoding encoding = new OneHotEncoding(space);
        Surrogate once = new Surrogate(20);
        Surrogate often = new Surrogate(20);
        for (int option = 0; option < 5; option++) {
            Features input = encoding.of(List.of(option, 0, 1, 2, 3, 4));
            once.observe(input, option / 8.0);
            often.observe(input, option / 8.0);
        }
        for (int time = 0; time < 4; time++) {
            often.observe(encoding.of(List.of(2, 0, 1, 2, 3, 4)), time % 2 / 2.0);
        }
        Features other = encoding.of(List.of(2, 2, 2, 2, 2, 2));
        assertThat(often.size()).isEqualTo(5);
        assertThat(often.predict(other).mean())
                .isCloseTo(once.predict(other).mean(), within(1e-12));
    }

    private double rankCorrelation(Encoding encoding, int observations) {
        return rankCorrelation(new Surrogate(200), encoding, observations);
    }

    /// Spearman's, over 400 architectures.
    private double rankCorrelation(Surrogate surrogate, Encoding encoding, int observations) {
        RandomGenerator random = Chance.stream(11, observations);
        for (int number = 0; number < observations; number++) {
            List<Integer> choices = space.sample(random);
            surrogate.observe(encoding.of(choices), MadeUpRewards.ofEdges(space, choices));
        }
        List<List<Integer>> others =
                Stream.generate(() -> space.sample(random)).distinct().limit(400).toList();
        double[] predicted =
                others.stream()
                        .mapToDouble(choices -> surrogate.predict(encoding.of(choices)).mean())
                        .toArray();
        double[] exact =
                others.stream()
                        .mapToDouble(choices -> MadeUpRewards.ofEdges(space, choices))
                        .toArray();
        double[] one = NormalScores.of(predicted);
        double[] other = NormalScores.of(exact);
        double products = 0;
        for (int number = 0; number < one.length; number++) {
            products += one[number] * other[number];
        }
        return products / Math.sqrt(sumOfSquares(one) * sumOfSquares(other));
    }

    private static double sumOfSquares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }
}
