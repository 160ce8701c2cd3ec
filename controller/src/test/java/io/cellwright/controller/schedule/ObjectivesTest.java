package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.search.strategy.RandomStrategy;
import io.cellwright.controller.search.strategy.Strategy;
import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.store.Trial;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Latency;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Scores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectivesTest {

    @TempDir Path folder;
    private Scene scene;
    private final List<Observation> observed = new ArrayList<>();

    /// Draws as `random` does, and writes down what it observes.
    private record Witness(Strategy strategy, List<Observation> observed) implements Strategy {

        @Override
        public List<Integer> suggest(long number) {
            return strategy.suggest(number);
        }

        @Override
        public void observe(Observation observation) {
            observed.add(observation);
        }
    }

    /// Suggests the last option of every decision, whatever fits.
    private record Largest(SearchSpace space) implements Strategy {

        @Override
        public List<Integer> suggest(long number) {
            return space.decisions().stream()
                    .map(decision -> decision.options().size() - 1)
                    .toList();
        }

        @Override
        public void observe(Observation observation) {}
    }

    @BeforeEach
    void open() {
        scene =
                new Scene(
                        folder.resolve("home"),
                        (_, space, seed) -> new Witness(new RandomStrategy(space, seed), observed));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private long search(String objective) {
        return scene.search(
                """
                {"dataset": "shapes", "baselines": [], "trials": 8, "objective": %s}
                """
                        .formatted(objective));
    }

    private static Outcome.Succeeded outcome(double accuracy, double milliseconds) {
        Scores scores =
                new Scores(
                        accuracy,
                        accuracy,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        5,
                        1000,
                        OptionalLong.empty(),
                        Optional.of(new Latency(milliseconds, OptionalDouble.empty())));
        return new Outcome.Succeeded(new LearningCurve(List.of()), scores, Optional.empty());
    }

    private void succeed(Assignment work, double accuracy, double milliseconds) {
        scene.schedule.reports().outcome(Scene.fence(work), outcome(accuracy, milliseconds), false);
    }

    private Trial best(long search) {
        return scene.database.read(tables -> tables.queries().best(search)).orElseThrow();
    }

    @Test
    void theBestCandidateIsFastEnoughForItsAccuracyAndStrategiesObserveThat() throws Exception {
        long search = search("{\"latency\": {\"targetMilliseconds\": 10, \"weight\": -1}}");
        long worker = scene.worker("one");
        Assignment slow = scene.mustLease(worker);
        succeed(slow, 0.9, 20);
        Assignment fast = scene.mustLease(worker);
        succeed(fast, 0.6, 10);
        Assignment unmeasured = scene.mustLease(worker);
        scene.succeed(unmeasured, 0.95);
        scene.mustLease(worker);

        assertThat(best(search).id()).isEqualTo(fast.trial());
        assertThat(scene.trial(slow.trial()).reward().orElseThrow()).isCloseTo(0.45, within(1e-9));
        assertThat(observed)
                .extracting(Observation::reward)
                .satisfiesExactly(
                        reward -> assertThat(reward).isCloseTo(0.45, within(1e-9)),
                        reward -> assertThat(reward).isCloseTo(0.6, within(1e-9)),
                        reward -> assertThat(reward).isZero());
    }

    @Test
    void atARungACandidateCountsAsIfItMetTheTarget() throws Exception {
        scene.search(
                """
                {"dataset": "shapes", "baselines": [], "trials": 8, "fidelity": "asha",
                 "recipe": {"epochs": 3},
                 "objective": {"latency": {"targetMilliseconds": 10, "weight": -1}}}
                """);
        long worker = scene.worker("one");
        scene.train(scene.mustLease(worker), List.of(0.4, 0.5, 0.6));
        scene.mustLease(worker);
        assertThat(observed).extracting(Observation::reward).containsExactly(0.4);
    }

    @Test
    void withoutATargetTheBestCandidateIsTheMostAccurate() throws Exception {
        long search = search("{}");
        long worker = scene.worker("one");
        succeed(scene.mustLease(worker), 0.6, 10);
        Assignment slow = scene.mustLease(worker);
        succeed(slow, 0.9, 20);
        assertThat(best(search).id()).isEqualTo(slow.trial());
    }

    @Test
    void aStrategyThatKnowsOneRewardGetsOneOfAllGoals() throws Exception {
        search("{\"goals\": [\"accuracy\", \"parameters\"]}");
        long worker = scene.worker("one");
        succeed(scene.mustLease(worker), 0.6, 10);
        scene.fail(scene.mustLease(worker), FailureReason.NOT_A_NUMBER, "because");
        succeed(scene.mustLease(worker), 0.9, 10);
        scene.mustLease(worker);
        assertThat(observed)
                .hasSize(3)
                .allMatch(observation -> observation.objectives().size() == 1);
        assertThat(observed.get(1).reward()).isZero();
        assertThat(observed.getFirst().reward()).isBetween(0.3, 0.8);
        List<Observation> before = List.copyOf(observed);
        observed.clear();
        scene.close();
        open();
        assertThat(scene.lease(worker, 2)).isPresent();
        assertThat(observed).isEqualTo(before);
    }

    @Test
    void evolutionObservesEveryGoal() throws Exception {
        scene.search(
                """
                {"dataset": "shapes", "baselines": [], "trials": 8, "strategy": "evolution",
                 "objective": {"goals": ["accuracy", "latency"]}}
                """);
        long worker = scene.worker("one");
        succeed(scene.mustLease(worker), 0.6, 100);
        scene.succeed(scene.mustLease(worker), 0.9);
        scene.mustLease(worker);
        assertThat(observed)
                .extracting(Observation::objectives)
                .containsExactly(List.of(0.6, -2.0), List.of(0.0, -6.0));
    }

    @Test
    void nothingThatExceedsALimitIsEverTrainedWhateverTheStrategySays() throws Exception {
        scene.close();
        scene = new Scene(folder.resolve("other"), (_, space, _) -> new Largest(space));
        long search = search("{\"limits\": {\"parameters\": 45000}}");
        long worker = scene.worker("one");
        for (int trial = 0; trial < 8; trial++) {
            scene.succeed(scene.mustLease(worker), 0.5);
        }
        assertThat(scene.trials(search)).allMatch(trial -> trial.plan().parameters() <= 45_000);
    }

    @Test
    void ofTheLimitsAndTheSpacesOwnConstraintsTheSmallerHolds() {
        SearchSpecification specification =
                SearchSpecification.read(
                        """
                        {"dataset": "shapes", "network": {"cellsPerStage": 1, "filters": 4},
                         "objective": {"limits": {"parameters": 9000, "multiplyAdds": 900000}},
                         "space": {"definition": {
                            "name": "slim", "blocks": 2, "operations": ["identity", "conv-3x3"],
                            "constraints": {"parameters": 8000, "multiplyAdds": 90000000}}}}
                        """);
        SearchSpace space = specification.openSpace();
        for (int draw = 0; draw < 20; draw++) {
            List<Integer> choices = space.sample(Chance.stream(1, draw));
            Cost cost =
                    Cost.of(
                            specification
                                    .candidate(space.decode(choices).canonical())
                                    .graph(specification.dataset()));
            assertThat(cost.parameters()).isLessThanOrEqualTo(8000);
            assertThat(cost.multiplyAdds()).isLessThanOrEqualTo(900_000);
        }
        List<Integer> largest = Collections.nCopies(space.decisions().size(), 1);
        assertThat(space.misfit(space.decode(largest))).isPresent();
    }
}
