package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.search.strategy.policy.DecisionProbabilities;
import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.trial.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReinforceStrategyTest {

    private static final int TRIALS = 100;
    private static final int LATE_TRIALS = 25;

    private static final ReinforceSettings LSTM =
            Json.read(
                    Strategies.SETTINGS.completed(
                            Json.readTree("{\"name\": \"reinforce\", \"policy\": \"lstm\"}")),
                    ReinforceSettings.class);

    private final SearchSpace space = CellSpace.standard(3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void learnsTheOperationThatPays(long seed) {
        assertThat(lateReward(learner(seed), this::shareOfSeparableConvolutions))
                .isGreaterThan(lateReward(control(seed), this::shareOfSeparableConvolutions) + 0.6);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void learnsTheStructureThatPays(long seed) {
        assertThat(lateReward(learner(seed), this::shareOfChainedInputs))
                .isGreaterThan(lateReward(control(seed), this::shareOfChainedInputs) + 0.2);
    }

    @Test
    void whatItPrefersIsWhatPaid() {
        ReinforceStrategy learner = learner(1);
        lateReward(learner, this::shareOfSeparableConvolutions);

        assertThat(learner.state().probabilities().get(1).probabilities().get(1))
                .isGreaterThan(0.7);
    }

    @Test
    void aReplayMakesTheSameDecisions() {
        List<Observation> observations = observations(40);
        ReinforceStrategy original = learner(9);
        ReinforceStrategy replay = learner(9);
        observations.forEach(observation -> {
            original.suggest(3);
            original.observe(observation);
        });
        observations.forEach(replay::observe);

        assertThat(replay.state()).isEqualTo(original.state());
        assertThat(replay.suggest(40)).isEqualTo(original.suggest(40));
    }

    @Test
    void suggestionsWithTheSameNumberAreTheSameAndWithOthersNot() {
        ReinforceStrategy learner = learner(9);

        assertThat(learner.suggest(5))
                .isEqualTo(learner.suggest(5))
                .isNotEqualTo(learner.suggest(6));
        assertThat(learner(10).suggest(5)).isNotEqualTo(learner.suggest(5));
    }

    @Test
    void whatWasLearnedIsTheSameOnEveryMachine() {
        ReinforceStrategy learner = learner(9);
        observations(40).forEach(learner::observe);

        List<List<Double>> probabilities =
                learner.state().probabilities().stream()
                        .map(DecisionProbabilities::probabilities)
                        .toList();
        // The hash of lists of numbers is fixed by the language, down to the last bit of each.
        assertThat(probabilities.hashCode()).isEqualTo(42976689);
    }

    private ReinforceStrategy learner(long seed) {
        return new ReinforceStrategy(space, LSTM, seed);
    }

    private RandomStrategy control(long seed) {
        return new RandomStrategy(space, seed);
    }

    private List<Observation> observations(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Observation(learner(9).suggest(number), number % 7 / 10.0))
                .toList();
    }

    /// The mean reward of the last trials, where two others are still under way when one is
    /// suggested.
    private static double lateReward(Strategy strategy, Reward reward) {
        RandomGenerator noise = Chance.stream(77, 0);
        List<List<Integer>> suggestions = new ArrayList<>();
        double sum = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            while (suggestions.size() <= trial + 2) {
                suggestions.add(strategy.suggest(suggestions.size()));
            }
            double exact = reward.of(suggestions.get(trial));
            double measured = Math.clamp(0.3 + 0.5 * exact + 0.02 * noise.nextGaussian(), 0, 1);
            strategy.observe(new Observation(suggestions.get(trial), measured));
            sum += trial >= TRIALS - LATE_TRIALS ? exact : 0;
        }
        return sum / LATE_TRIALS;
    }

    @FunctionalInterface
    private interface Reward {
        double of(List<Integer> choices);
    }

    private double shareOfSeparableConvolutions(List<Integer> choices) {
        return share(choices, "operation", "sep-conv-3x3");
    }

    /// Of the branches that read the state just before their block.
    private double shareOfChainedInputs(List<Integer> choices) {
        return IntStream.range(0, choices.size())
                .filter(position -> space.decisions().get(position).name().endsWith("input"))
                .mapToDouble(position -> isLastOption(position, choices.get(position)) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private boolean isLastOption(int position, int choice) {
        return choice == space.decisions().get(position).options().size() - 1;
    }

    private double share(List<Integer> choices, String decision, String option) {
        return IntStream.range(0, choices.size())
                .filter(position -> space.decisions().get(position).name().endsWith(decision))
                .mapToDouble(position -> {
                    List<String> options = space.decisions().get(position).options();
                    return options.get(choices.get(position)).equals(option) ? 1 : 0;
                })
                .average()
                .orElseThrow();
    }
}
