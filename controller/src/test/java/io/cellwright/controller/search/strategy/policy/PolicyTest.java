package io.cellwright.controller.search.strategy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.Decision;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {

    private static final double STEP = 1e-5;

    private final SearchSpace space = CellSpace.standard(2);
    private final List<Integer> choices = space.sample(Chance.stream(2, 0));
    private final double[] weights = new double[choices.size()];

    PolicyTest() {
        Arrays.setAll(weights, position -> 0.7 - 0.2 * position);
    }

    @ParameterizedTest
    @EnumSource
    void theGradientOfEveryParameterAgreesWithFiniteDifferences(PolicyForm form) {
        Policy policy = learned(form);
        policy.addGradient(choices, weights, 0.3);

        assertGradientIsSlopeOf(policy, () -> policy.loss(choices, weights, 0.3));
    }

    @ParameterizedTest
    @EnumSource
    void theGradientOfTheClippedObjectiveAgreesWithFiniteDifferences(PolicyForm form) {
        for (double advantage : new double[] {0.8, -1.3}) {
            Policy policy = learned(form);
            ClippedObjective objective = ClippedObjective.of(policy, choices, advantage, 0.2);
            // Far enough that some decisions are beyond the range and some are not.
            step(policy, 2, mixedWeights());
            objective.addGradient(policy, 0.1);

            assertGradientIsSlopeOf(policy, () -> objective.loss(policy, 0.1));
        }
    }

    /// The theorem that REINFORCE rests on: weighted by reward and probability, the gradients of
    /// all choices add up to that of the expected reward.
    @ParameterizedTest
    @EnumSource
    void gradientsWeightedByRewardAreOnAverageThatOfTheExpectedReward(PolicyForm form) {
        List<Decision> decisions =
                List.of(
                        new Decision("first", Decision.Kind.OPERATION, List.of("a", "b", "c")),
                        new Decision("second", Decision.Kind.INPUT, List.of("x", "y")),
                        new Decision("third", Decision.Kind.OPERATION, List.of("a", "b")));
        Policy policy = policy(form, decisions);
        List<List<Integer>> all =
                IntStream.range(0, 12)
                        .mapToObj(number -> List.of(number / 4, number / 2 % 2, number % 2))
                        .toList();
        double baseline = 0.3;
        for (List<Integer> chosen : all) {
            double[] weights = new double[3];
            Arrays.fill(
                    weights, Math.exp(likelihood(policy, chosen)) * (reward(chosen) - baseline));
            policy.addGradient(chosen, weights, 0);
        }

        assertGradientIsSlopeOf(
                policy,
                () ->
                        -all.stream()
                                .mapToDouble(chosen ->
                                        Math.exp(likelihood(policy, chosen)) * reward(chosen))
                                .sum());
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterIsReachedByTheGradient(PolicyForm form) {
        Policy policy = learned(form);
        policy.addGradient(choices, weights, 0.3);

        for (Parameter parameter : parameters(policy)) {
            assertThat(Arrays.stream(parameter.gradient()).flatMapToDouble(Arrays::stream))
                    .as(parameter.name())
                    .anyMatch(slope -> slope != 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientsOfSeveralObservationsAddUp(PolicyForm form) {
        Policy policy = learned(form);
        policy.addGradient(choices, weights, 0.3);
        double once = parameters(policy).getFirst().gradient()[0][0];
        policy.addGradient(choices, weights, 0.3);

        assertThat(parameters(policy).getFirst().gradient()[0][0])
                .isCloseTo(2 * once, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void probabilitiesCoverTheOptionsOfADecisionAndNoMore(PolicyForm form) {
        List<DecisionProbabilities> path = learned(form).greedy();

        assertThat(path).extracting(DecisionProbabilities::decision).isEqualTo(space.decisions());
        assertThat(path)
                .allSatisfy(step ->
                        assertThat(
                                        step.probabilities().stream()
                                                .mapToDouble(Double::doubleValue)
                                                .sum())
                                .isCloseTo(1, within(1e-12)));
    }

    @ParameterizedTest
    @EnumSource
    void theEntropyIsThatOfThePreferredPath(PolicyForm form) {
        Policy policy = learned(form);
        double sum = 0;
        for (DecisionProbabilities step : policy.greedy()) {
            for (double probability : step.probabilities()) {
                sum -= probability * Math.log(probability);
            }
        }

        assertThat(policy.entropy()).isCloseTo(sum, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void samplesFollowTheProbabilities(PolicyForm form) {
        Policy policy = learned(form);
        double likelihood = policy.greedy().getFirst().probabilities().get(1);
        double even = 1.0 / space.decisions().getFirst().options().size();

        assertThat(share(policy, 0)).isCloseTo(likelihood, within(0.04));
        assertThat(share(policy, 0.5)).isCloseTo((likelihood + even) / 2, within(0.04));
        assertThat(share(policy, 1)).isCloseTo(even, within(0.04));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasBetterThanExpectedBecomesLikelierAndWhatWasWorseLessLikely(PolicyForm form) {
        Policy policy = policy(form);
        double before = likelihood(policy, choices);
        step(policy, 1, evenWeights(1));
        double rewarded = likelihood(policy, choices);
        step(policy, 20, evenWeights(-1));

        assertThat(rewarded).isGreaterThan(before);
        assertThat(likelihood(policy, choices)).isLessThan(before);
    }

    @ParameterizedTest
    @EnumSource
    void theEntropyBonusAloneLeadsToEvenOdds(PolicyForm form) {
        Policy policy = policy(form);
        step(policy, 1, weights);
        for (int time = 0; time < 300; time++) {
            policy.addGradient(choices, evenWeights(0), 1);
            policy.step();
        }

        assertThat(policy.greedy().get(1).probabilities())
                .allSatisfy(
                        probability -> assertThat(probability).isCloseTo(1 / 7.0, within(0.01)));
    }

    @ParameterizedTest
    @EnumSource
    void beyondTheClipRangeThereIsNothingToGainButSomethingToLose(PolicyForm form) {
        Policy policy = policy(form);
        ClippedObjective gain = ClippedObjective.of(policy, choices, 1, 0.2);
        ClippedObjective loss = ClippedObjective.of(policy, choices, -1, 0.2);
        double[] before = policy.logProbabilities(choices);
        step(policy, 20, evenWeights(1));
        double[] after = policy.logProbabilities(choices);
        int[] beyond =
                IntStream.range(0, before.length)
                        .filter(position -> after[position] > before[position] + Math.log(1.2))
                        .toArray();

        assertThat(beyond).hasSizeGreaterThan(choices.size() / 2);
        for (int position : beyond) {
            assertThat(gain.weights(policy)[position]).isZero();
            assertThat(loss.weights(policy)[position]).isLessThan(-1.2);
        }
    }

    private static void assertGradientIsSlopeOf(Policy policy, DoubleSupplier loss) {
        for (Parameter parameter : parameters(policy)) {
            for (int row = 0; row < parameter.rows(); row++) {
                for (int column = 0; column < parameter.columns(); column++) {
                    assertThat(parameter.gradient()[row][column])
                            .as("%s[%d][%d]", parameter.name(), row, column)
                            .isCloseTo(
                                    measuredSlope(loss, parameter.values()[row], column),
                                    within(1e-8));
                }
            }
        }
    }

    private static double measuredSlope(DoubleSupplier loss, double[] row, int column) {
        double value = row[column];
        row[column] = value + STEP;
        double above = loss.getAsDouble();
        row[column] = value - STEP;
        double below = loss.getAsDouble();
        row[column] = value;
        return (above - below) / (2 * STEP);
    }

    private static List<Parameter> parameters(Policy policy) {
        return switch (policy) {
            case LstmPolicy lstm -> lstm.parameters();
            case FactorizedPolicy factorized -> factorized.parameters();
        };
    }

    private Policy policy(PolicyForm form) {
        return policy(form, space.decisions());
    }

    private static Policy policy(PolicyForm form, List<Decision> decisions) {
        return Policy.create(
                form,
                decisions,
                0.05,
                new LstmSettings(0.05, 5, 4, 0.5, 1.3, 2.5),
                Chance.stream(1, 0));
    }

    /// One whose probabilities are uneven.
    private Policy learned(PolicyForm form) {
        Policy policy = policy(form);
        for (int time = 0; time < 10; time++) {
            step(policy, 1, weights);
        }
        return policy;
    }

    private void step(Policy policy, int times, double[] given) {
        for (int time = 0; time < times; time++) {
            policy.addGradient(choices, given, 0);
            policy.step();
        }
    }

    private static double likelihood(Policy policy, List<Integer> choices) {
        return Arrays.stream(policy.logProbabilities(choices)).sum();
    }

    /// Not a sum over decisions.
    private static double reward(List<Integer> choices) {
        return 0.1 * choices.getFirst() + (choices.get(1).equals(choices.get(2)) ? 0.6 : 0);
    }

    private double[] evenWeights(double weight) {
        double[] even = new double[choices.size()];
        Arrays.fill(even, weight);
        return even;
    }

    private double[] mixedWeights() {
        double[] mixed = new double[choices.size()];
        Arrays.setAll(mixed, position -> position % 3 - 1);
        return mixed;
    }

    private static double share(Policy policy, double uniform) {
        int samples = 4000;
        long chosen = 0;
        for (int number = 0; number < samples; number++) {
            chosen += policy.sample(Chance.stream(3, number), uniform).getFirst() == 1 ? 1 : 0;
        }
        return chosen / (double) samples;
    }
}
