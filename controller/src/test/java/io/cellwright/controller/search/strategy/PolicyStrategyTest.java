package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.search.strategy.policy.DecisionProbabilities;
import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyStrategyTest {

    private static final int TRIALS = 100;
    private static final int LATE_TRIALS = 25;

    private final SearchSpace cells = CellSpace.standard(3);
    private final SearchSpace edges = Spaces.named("nasbench201").open();

    /// A bandit with an arm for every list of choices, whose mean rewards are known: each decision
    /// has one best option, and measurements are noisy.
    @ParameterizedTest
    @CsvSource({"reinforce,factorized,6", "reinforce,lstm,5", "ppo,factorized,6", "ppo,lstm,5"})
    void theBestArmOfABanditIsFound(String name, String policy, int preferred) {
        PolicyStrategy learner =
                strategy("{\"name\":\"%s\",\"policy\":\"%s\"}".formatted(name, policy), edges, 1);
        List<Integer> best = List.of(3, 1, 0, 4, 2, 3);
        RandomGenerator noise = Chance.stream(5, 0);
        Set<List<Integer>> tried = new HashSet<>();
        for (int trial = 0; trial < 400; trial++) {
            List<Integer> choices = learner.suggest(trial);
            tried.add(choices);
            double mean = 0.3 + 0.1 * agreements(choices, best);
            learner.observe(new Observation(choices, mean + 0.02 * noise.nextGaussian()));
        }

        assertThat(tried).contains(best);
        assertThat(agreements(preferred(learner), best)).isGreaterThanOrEqualTo(preferred);
    }

    @ParameterizedTest
    @CsvSource({"reinforce,1", "reinforce,2", "reinforce,3", "ppo,1", "ppo,2", "ppo,3"})
    void anLstmLearnsTheOperationThatPays(String name, long seed) {
        assertThat(lateReward(lstm(name, seed), this::shareOfSeparableConvolutions))
                .isGreaterThan(lateReward(control(seed), this::shareOfSeparableConvolutions) + 0.4);
    }

    @ParameterizedTest
    @CsvSource({"reinforce,1", "reinforce,2", "reinforce,3", "ppo,1", "ppo,2", "ppo,3"})
    void independentDecisionsLearnTheOperationThatPays(String name, long seed) {
        PolicyStrategy learner = strategy("\"%s\"".formatted(name), cells, seed);

        assertThat(lateReward(learner, this::shareOfSeparableConvolutions))
                .isGreaterThan(lateReward(control(seed), this::shareOfSeparableConvolutions) + 0.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reinforce", "ppo"})
    void aReplayMakesTheSameDecisions(String name) {
        List<Observation> observations = observations(45);
        PolicyStrategy original = lstm(name, 9);
        PolicyStrategy replay = lstm(name, 9);
        observations.forEach(observation -> {
            original.suggest(3);
            original.observe(observation);
        });
        observations.forEach(replay::observe);

        assertThat(replay.state()).isEqualTo(original.state());
        assertThat(replay.suggest(45)).isEqualTo(original.suggest(45));
        assertThat(replay.suggest(45)).isNotEqualTo(replay.suggest(46));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reinforce", "ppo"})
    void aPolicyLearnsWhenItsBatchIsFull(String name) {
        PolicyStrategy learner =
                strategy("{\"name\":\"%s\",\"batchSize\":7}".formatted(name), cells, 1);
        List<DecisionProbabilities> before = learner.state().probabilities();
        observations(6).forEach(learner::observe);

        assertThat(learner.state().probabilities()).isEqualTo(before);
        assertThat(learner.state().observations()).isEqualTo(6);

        learner.observe(new Observation(cells.sample(Chance.stream(1, 1)), 0.9));

        assertThat(learner.state().probabilities()).isNotEqualTo(before);
    }

    /// Outcomes come as they come, some never, and of a candidate's twin, or of another search.
    @ParameterizedTest
    @ValueSource(strings = {"reinforce", "ppo"})
    void whatItLearnsDoesNotNeedTheOrderOfItsSuggestions(String name) {
        PolicyStrategy learner = strategy("\"%s\"".formatted(name), edges, 1);
        List<Observation> outcomes = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            List<Integer> choices = edges.sample(Chance.stream(8, number));
            outcomes.add(new Observation(choices, number % 20 == 0 ? 0 : threes(choices)));
        }
        Collections.shuffle(outcomes, new Random(3));
        outcomes.subList(0, 250).forEach(learner::observe);

        assertThat(preferred(learner)).isEqualTo(List.of(3, 3, 3, 3, 3, 3));
    }

    @ParameterizedTest
    @CsvSource({"reinforce,factorized", "reinforce,lstm", "ppo,factorized", "ppo,lstm"})
    void aPolicyThatIsCertainMovesOn(String name, String policy) {
        PolicyStrategy learner =
                strategy("{\"name\":\"%s\",\"policy\":\"%s\"}".formatted(name, policy), edges, 2);
        Set<List<Integer>> suggested = new HashSet<>();
        for (int trial = 0; trial < 300; trial++) {
            List<Integer> choices = learner.suggest(trial);
            suggested.add(choices);
            learner.observe(new Observation(choices, threes(choices)));
        }

        assertThat(suggested).contains(List.of(3, 3, 3, 3, 3, 3)).hasSizeGreaterThan(295);
        assertThat(learner.state().duplicates()).isLessThan(0.02);
    }

    @Test
    void theStateTellsWhatWasObserved() {
        PolicyStrategy learner = strategy("\"reinforce\"", edges, 1);
        PolicyState fresh = learner.state();
        assertThat(fresh.entropy()).isEqualTo(fresh.largestEntropy());
        assertThat(fresh.duplicates()).isZero();
        // What an edge to a node does that nothing reads makes no difference.
        learner.observe(new Observation(List.of(1, 3, 0, 3, 0, 3), 0.5));
        learner.observe(new Observation(List.of(2, 3, 0, 3, 0, 3), 0.5));
        learner.observe(new Observation(List.of(3, 3, 2, 3, 3, 3), 0.9));

        PolicyState state = learner.state();
        assertThat(state.observations()).isEqualTo(3);
        assertThat(state.duplicates()).isEqualTo(1.0 / 3);
        assertThat(state.baseline()).isBetween(0.5, 0.9);
        assertThat(state.advantage()).isPositive();
    }

    @Test
    void whatWasLearnedIsTheSameOnEveryMachine() {
        PolicyStrategy learner = lstm("ppo", 9);
        observations(40).forEach(learner::observe);

        List<List<Double>> probabilities =
                learner.state().probabilities().stream()
                        .map(DecisionProbabilities::probabilities)
                        .toList();
        // The hash of lists of numbers is fixed by the language, down to the last bit of each.
        assertThat(probabilities.hashCode()).isEqualTo(-646983928);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "learningRate|0|learningRate is 1.0E-6 to 1.0, not 0.0",
                "lstmLearningRate|2|lstmLearningRate is 1.0E-6 to 1.0, not 2.0",
                "batchSize|0|batchSize is 1 to 1,000, not 0",
                "baselineDecay|1|baselineDecay is 0.0 to 0.9999, not 1.0",
                "entropyWeight|-1|entropyWeight is 0.0 to 10.0, not -1.0",
                "eliteSize|1001|eliteSize is 0 to 1,000, not 1,001",
                "eliteWeight|101|eliteWeight is 0.0 to 100.0, not 101.0",
                "warmUp|-1|warmUp is 0 to 100,000, not -1",
                "redraws|1001|redraws is 0 to 1,000, not 1,001",
                "hiddenUnits|0|hiddenUnits is 1 to 1,024, not 0",
                "temperature|0|temperature is 0.01 to 100.0, not 0.0"
            })
    void aParameterOutOfItsRangeIsRefused(String field, String value, String message) {
        for (String name : List.of("reinforce", "ppo")) {
            assertThatThrownBy(() ->
                            settings("{\"name\":\"%s\",\"%s\":%s}".formatted(name, field, value)))
                    .isInstanceOf(InvalidDocumentException.class)
                    .hasMessageContaining(message);
        }
    }

    private static StrategySettings settings(String json) {
        ObjectNode completed = Strategies.SETTINGS.completed(Json.readTree(json));
        return Json.read(completed, StrategySettings.class);
    }

    private static PolicyStrategy strategy(String json, SearchSpace space, long seed) {
        return (PolicyStrategy) Strategies.create(settings(json), space, seed);
    }

    private PolicyStrategy lstm(String name, long seed) {
        return strategy("{\"name\":\"%s\",\"policy\":\"lstm\"}".formatted(name), cells, seed);
    }

    private RandomStrategy control(long seed) {
        return new RandomStrategy(cells, seed);
    }

    private List<Observation> observations(int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        new Observation(cells.sample(Chance.stream(9, number)), number % 7 / 10.0))
                .toList();
    }

    private static List<Integer> preferred(PolicyStrategy strategy) {
        return strategy.state().probabilities().stream()
                .map(DecisionProbabilities::probabilities)
                .map(probabilities -> probabilities.indexOf(Collections.max(probabilities)))
                .toList();
    }

    private static int agreements(List<Integer> choices, List<Integer> best) {
        return (int)
                IntStream.range(0, best.size())
                        .filter(position -> choices.get(position).equals(best.get(position)))
                        .count();
    }

    private static double threes(List<Integer> choices) {
        return agreements(choices, List.of(3, 3, 3, 3, 3, 3)) / 6.0;
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
        return IntStream.range(0, choices.size())
                .filter(position -> cells.decisions().get(position).name().endsWith("operation"))
                .mapToDouble(position -> {
                    List<String> options = cells.decisions().get(position).options();
                    return options.get(choices.get(position)).equals("sep-conv-3x3") ? 1 : 0;
                })
                .average()
                .orElseThrow();
    }
}
