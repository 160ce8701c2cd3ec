package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.controller.search.strategy.policy.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomScalarizationTest {

    /// Remembers what it observes.
    private static final class Witness implements Strategy {

        final List<Observation> observations = new ArrayList<>();

        @Override
        public List<Integer> suggest(long number) {
            return List.of((int) number);
        }

        @Override
        public void observe(Observation observation) {
            observations.add(observation);
        }

        List<Double> rewards() {
            return observations.stream().map(Observation::reward).toList();
        }
    }

    private static Observation observation(double accuracy, double size) {
        return new Observation(List.of(0), accuracy, List.of(accuracy, size));
    }

    private static List<Double> rewards(long seed, Observation... observations) {
        Witness witness = new Witness();
        RandomScalarization strategy = new RandomScalarization(witness, seed);
        List.of(observations).forEach(strategy::observe);
        return witness.rewards();
    }

    @Test
    void theRewardIsTheAugmentedTchebycheffFunctionTurnedAround() {
        // max(0.25 * 0.5, 0.75 * 0.2) = 0.15, and 0.05 * (0.125 + 0.15) = 0.01375
        double expected = 1 - 0.16375 / 1.05;
        assertThat(RandomScalarization.reward(new double[] {0.5, 0.2}, new double[] {0.25, 0.75}))
                .isCloseTo(expected, within(1e-12));
        assertThat(RandomScalarization.reward(new double[] {0, 0}, new double[] {0.5, 0.5}))
                .isEqualTo(1);
        assertThat(RandomScalarization.reward(new double[] {1, 1}, new double[] {1, 0})).isZero();
    }

    @Test
    void weightsAddUpToOneAndAreSpreadEvenly() {
        RandomGenerator random = Chance.stream(1, 1);
        int below = 0;
        for (int draw = 0; draw < 10_000; draw++) {
            double[] weights = RandomScalarization.weights(2, random);
            assertThat(weights[0] + weights[1]).isCloseTo(1, within(1e-12));
            assertThat(weights[0]).isBetween(0.0, 1.0);
            below += weights[0] < 0.2 ? 1 : 0;
        }
        // Five standard deviations of a count of 10,000 draws with the probability 0.2.
        assertThat(below).isBetween(1_800, 2_200);
    }

    @Test
    void theFirstRewardIsInTheMiddleAndWhatIsBestInEverythingHasTheLargest() {
        List<Double> rewards =
                rewards(7, observation(0.5, -5), observation(0.6, -4), observation(0.4, -6));
        assertThat(rewards.getFirst()).isBetween(0.3, 0.8);
        assertThat(rewards.get(1)).isEqualTo(1);
        assertThat(rewards.get(2)).isLessThan(0.6);
    }

    @Test
    void aRewardIsHandComputedFromTheRunningRangeAndTheWeightsOfItsNumber() {
        double reward =
                rewards(7, observation(0.5, -5), observation(0.7, -6), observation(0.55, -5.6))
                        .getLast();
        double[] weights = RandomScalarization.weights(2, Chance.stream(7, -(1L << 40) - 2));
        double accuracyLoss = weights[0] * (0.7 - 0.55) / 0.2;
        double sizeLoss = weights[1] * 0.6;
        double cost = Math.max(accuracyLoss, sizeLoss) + 0.05 * (accuracyLoss + sizeLoss);
        assertThat(reward).isCloseTo(1 - cost / 1.05, within(1e-9));
    }

    @Test
    void aFailedCandidateGetsNothingAndChangesNoOthersReward() {
        Observation failed = new Observation(List.of(0), 0, List.of(0.0, -9.0));
        List<Double> rewards =
                rewards(7, observation(0.5, -5), failed, observation(0.7, -6), failed);
        assertThat(rewards.get(1)).isZero();
        assertThat(rewards.get(3)).isZero();
        double[] weights = RandomScalarization.weights(2, Chance.stream(7, -(1L << 40) - 2));
        // The worst size so far, although the failed one's is worse still.
        double cost = weights[1] * 1.05;
        assertThat(rewards.get(2)).isCloseTo(1 - cost / 1.05, within(1e-9));
    }

    @Test
    void theSameOutcomesGiveTheSameRewardsHoweverOftenTheyAreReplayed() {
        Observation[] observations = new Observation[50];
        for (int number = 0; number < observations.length; number++) {
            observations[number] = observation(0.3 + number % 7 / 20.0, -4 - number % 5 / 3.0);
        }
        List<Double> rewards = rewards(3, observations);
        assertThat(rewards(3, observations)).isEqualTo(rewards);
        assertThat(rewards(4, observations)).isNotEqualTo(rewards);
        assertThat(rewards).allMatch(reward -> reward >= 0 && reward <= 1);
    }

    @Test
    void suggestionsAreTheStrategysOwn() {
        assertThat(new RandomScalarization(new Witness(), 1).suggest(17)).containsExactly(17);
    }
}
