package io.cellwright.controller.search.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDistributionTest {

    @ParameterizedTest
    @CsvSource({"-3, 0.0013499", "-1, 0.1586553", "0, 0.5", "1.96, 0.9750021", "4, 0.9999683"})
    void probabilitiesAreThoseOfTheTables(double value, double probability) {
        assertThat(NormalDistribution.cumulative(value)).isCloseTo(probability, within(2e-7));
    }

    @ParameterizedTest
    @CsvSource({"0.001, -3.09023", "0.1, -1.28155", "0.5, 0", "0.975, 1.95996"})
    void quantilesAreThoseOfTheTables(double probability, double value) {
        assertThat(NormalDistribution.quantile(probability)).isCloseTo(value, within(4.5e-4));
    }

    @Test
    void theQuantilesOfTheWholeRangeAreNumbers() {
        assertThat(NormalDistribution.quantile(0)).isBetween(-9.0, -8.0);
        assertThat(NormalDistribution.quantile(1)).isBetween(8.0, 9.0);
    }

    @Test
    void onlyTheOrderOfRewardsCountsAndEqualOnesHaveEqualScores() {
        assertThat(NormalScores.of(new double[] {0.7, 0, 0.9, 0}))
                .isEqualTo(NormalScores.of(new double[] {3, 1, 1000, 1}))
                .containsExactly(
                        NormalDistribution.quantile(0.625),
                        NormalDistribution.quantile(0.25),
                        NormalDistribution.quantile(0.875),
                        NormalDistribution.quantile(0.25));
    }

    @Test
    void theExpectedImprovementOverTheMeanIsTheHalfOfTheMeanDeviation() {
        // The mean of |x| is sqrt(2 / pi) standard deviations.
        assertThat(new Prediction(5, 3).expectedImprovement(5))
                .isCloseTo(3 * Math.sqrt(2 / Math.PI) / 2, within(1e-6));
    }

    @Test
    void theExpectedImprovementOfWhatIsSureIsTheDifference() {
        assertThat(new Prediction(5, 1e-9).expectedImprovement(4)).isCloseTo(1, within(1e-6));
        assertThat(new Prediction(5, 1e-9).expectedImprovement(6)).isCloseTo(0, within(1e-6));
    }
}
