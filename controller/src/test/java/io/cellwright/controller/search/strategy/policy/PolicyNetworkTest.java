package io.cellwright.controller.search.strategy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyNetworkTest {

    private static final double STEP = 1e-5;

    private final SearchSpace space = CellSpace.standard(2);
    private final PolicySettings settings = new PolicySettings(5, 4, 0.5, 1.3, 2.5);
    private final PolicyNetwork network =
            new PolicyNetwork(space.decisions(), settings, 0.05, Chance.stream(1, 0));
    private final List<Integer> choices = space.sample(Chance.stream(2, 0));

    @Test
    void theGradientOfEveryWeightAgreesWithFiniteDifferences() {
        network.addGradient(choices, 0.7, 0.3);

        for (Parameter parameter : network.parameters()) {
            for (int row = 0; row < parameter.rows(); row++) {
                for (int column = 0; column < parameter.columns(); column++) {
                    assertThat(parameter.gradient()[row][column])
                            .as("%s[%d][%d]", parameter.name(), row, column)
                            .isCloseTo(
                                    measuredSlope(parameter.values()[row], column), within(1e-8));
                }
            }
        }
    }

    @Test
    void everyParameterIsReachedByTheGradient() {
        network.addGradient(choices, 0.7, 0.3);

        for (Parameter parameter : network.parameters()) {
            assertThat(Arrays.stream(parameter.gradient()).flatMapToDouble(Arrays::stream))
                    .as(parameter.name())
                    .anyMatch(slope -> slope != 0);
        }
    }

    @Test
    void gradientsOfSeveralObservationsAddUp() {
        network.addGradient(choices, 0.7, 0.3);
        double once = network.parameters().getFirst().gradient()[0][0];
        network.addGradient(choices, 0.7, 0.3);

        assertThat(network.parameters().getFirst().gradient()[0][0])
                .isCloseTo(2 * once, within(1e-12));
    }

    @Test
    void probabilitiesCoverTheOptionsOfADecisionAndNoMore() {
        List<DecisionProbabilities> path = network.greedy();

        assertThat(path).extracting(DecisionProbabilities::decision).isEqualTo(space.decisions());
        assertThat(path)
                .allSatisfy(step ->
                        assertThat(
                                        step.probabilities().stream()
                                                .mapToDouble(Double::doubleValue)
                                                .sum())
                                .isCloseTo(1, within(1e-12)));
    }

    @Test
    void samplesFollowTheProbabilities() {
        int samples = 4000;
        double likelihood = network.greedy().getFirst().probabilities().get(1);
        long chosen = 0;
        for (int number = 0; number < samples; number++) {
            chosen += network.sample(Chance.stream(3, number)).getFirst() == 1 ? 1 : 0;
        }

        assertThat(chosen / (double) samples).isCloseTo(likelihood, within(0.04));
    }

    @Test
    void whatWasBetterThanExpectedBecomesLikelierAndWhatWasWorseLessLikely() {
        double before = network.loss(choices, 1, 0);
        network.learn(choices, 1, 0);
        double rewarded = network.loss(choices, 1, 0);
        for (int time = 0; time < 20; time++) {
            network.learn(choices, -1, 0);
        }

        assertThat(rewarded).isLessThan(before);
        assertThat(network.loss(choices, 1, 0)).isGreaterThan(before);
    }

    @Test
    void theEntropyBonusAloneLeadsToEvenOdds() {
        for (int time = 0; time < 300; time++) {
            network.learn(choices, 0, 1);
        }

        assertThat(network.greedy().get(1).probabilities())
                .allSatisfy(
                        probability -> assertThat(probability).isCloseTo(1 / 7.0, within(0.01)));
    }

    private double measuredSlope(double[] row, int column) {
        double value = row[column];
        row[column] = value + STEP;
        double above = network.loss(choices, 0.7, 0.3);
        row[column] = value - STEP;
        double below = network.loss(choices, 0.7, 0.3);
        row[column] = value;
        return (above - below) / (2 * STEP);
    }
}
