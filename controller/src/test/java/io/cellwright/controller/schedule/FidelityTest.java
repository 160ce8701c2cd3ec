package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.InvalidSpecificationException;
import io.cellwright.controller.search.fidelity.Contender;
import io.cellwright.controller.search.objective.Objective;
import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.search.strategy.Strategy;
import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.store.Trial;
import io.cellwright.searchspace.trial.FailureReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Searches of random cells that are not all trained to the end.
class FidelityTest {

    @TempDir Path folder;
    private Scene scene;

    /// Which of the strategy's samples the suggestions are; all different where nothing else is
    /// said.
    private List<Integer> samples = List.of();

    @BeforeEach
    void open() {
        scene =
                new Scene(
                        folder.resolve("home"),
                        (_, space, seed) ->
                                new Strategy() {
                                    @Override
                                    public List<Integer> suggest(long number) {
                                        long sample =
                                                number < samples.size()
                                                        ? samples.get((int) number)
                                                        : 1_000 + number;
                                        return space.sample(Chance.stream(seed, sample));
                                    }

                                    @Override
                                    public void observe(Observation observation) {}
                                });
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private long search(String fidelity, int epochs, int trials) {
        return scene.search(
                """
                {"dataset": "shapes", "strategy": "random", "baselines": [], "trials": %d,
                 "fidelity": %s, "recipe": {"epochs": %d}, "space": {"blocks": 2}}
                """
                        .formatted(trials, fidelity, epochs));
    }

    private static List<Double> constant(double accuracy, int epochs) {
        return Collections.nCopies(epochs, accuracy);
    }

    private List<String> states(long search) {
        return scene.trials(search).stream().map(trial -> trial.state().kind().text()).toList();
    }

    private List<Double> rewards(long search) {
        return scene
                .database
                .read(tables -> tables.queries().observations(search, 0, Objective.ACCURACY))
                .stream()
                .map(Observation::reward)
                .toList();
    }

    private String state(long search) {
        return scene.database.read(tables -> tables.searches().get(search)).state().text();
    }

    @Test
    void theBestOfABracketGoesOnFromItsCheckpointAndTheOthersAreStopped() throws Exception {
        long search = search("\"successive-halving\"", 3, 3);
        long worker = scene.worker("one");
        List<Assignment> works = new ArrayList<>();
        for (double accuracy : List.of(0.3, 0.5, 0.4)) {
            Assignment work = scene.mustLease(worker);
            assertThat(work.pauseAfter()).isEqualTo(1);
            works.add(work);
            scene.train(work, List.of(accuracy));
        }
        assertThat(states(search)).containsExactly("pruned", "paused", "pruned");
        Assignment best = scene.mustLease(worker);
        assertThat(best.trial()).isEqualTo(works.get(1).trial());
        assertThat(best.checkpointEpoch()).isEqualTo(1);
        assertThat(best.pauseAfter()).isZero();
        assertThat(scene.trial(best.trial()).attempts()).isEqualTo(1);
        scene.train(best, List.of(0.5, 0.6, 0.7));
        assertThat(states(search)).containsExactly("pruned", "succeeded", "pruned");
        assertThat(state(search)).isEqualTo("completed");
        assertThat(scene.lease(worker, 1)).isEmpty();
    }

    @Test
    void aStrategyObservesWhatWaitsAndOnceMoreWhatFinished() throws Exception {
        long search = search("\"successive-halving\"", 3, 6);
        long worker = scene.worker("one");
        for (double accuracy : List.of(0.3, 0.5, 0.4)) {
            scene.train(scene.mustLease(worker), List.of(accuracy));
        }
        // The third did not wait, as it completed the bracket: it was stopped.
        assertThat(rewards(search)).containsExactly(0.3, 0.5, 0.4);
        scene.train(scene.mustLease(worker), List.of(0.5, 0.6, 0.8));
        scene.train(scene.mustLease(worker), List.of(0.2));
        scene.train(scene.mustLease(worker), List.of(0.6));
        scene.train(scene.mustLease(worker), List.of(0.7));
        // Who finished gained 0.3, and 0.6 + 0.3 would be more than the best had. The last one went
        // on at once, so that it is observed in the end.
        assertThat(rewards(search))
                .containsExactly(0.3, 0.5, 0.4, 0.8, 0.2 + (0.8 - 0.5), Math.nextDown(0.8));
        scene.train(scene.mustLease(worker), List.of(0.7, 0.7, 0.7));
        assertThat(rewards(search)).hasSize(7).endsWith(0.7);
        assertThat(state(search)).isEqualTo("completed");
    }

    @Test
    void aPromotionComesBeforeANewCandidate() throws Exception {
        search("\"asha\"", 9, 100);
        long worker = scene.worker("one");
        List<Long> trained = new ArrayList<>();
        for (int step = 0; step < 6; step++) {
            Assignment work = scene.mustLease(worker);
            trained.add(scene.trial(work.trial()).plan().number() * 100L + work.pauseAfter());
            scene.train(work, constant(0.1 * scene.trial(work.trial()).plan().number(), 9));
        }
        assertThat(trained).containsExactly(101L, 201L, 301L, 303L, 401L, 403L);
    }

    @Test
    void aLostCheckpointMeansBeginningAnewAndNoRungCountsTwice() throws Exception {
        long search = search("\"asha\"", 9, 4);
        long worker = scene.worker("one");
        for (double accuracy : List.of(0.3, 0.5, 0.4)) {
            scene.train(scene.mustLease(worker), List.of(accuracy));
        }
        Assignment promoted = scene.mustLease(worker);
        scene.schedule.checkpoints().restart(Scene.fence(promoted), "lost");
        scene.epoch(promoted, 1, 0.9);
        scene.schedule.leases().release(Scene.fence(promoted));
        Assignment again = scene.mustLease(worker);
        assertThat(again.trial()).isEqualTo(promoted.trial());
        assertThat(again.checkpointEpoch()).isZero();
        assertThat(again.pauseAfter()).isEqualTo(3);
        scene.train(again, List.of(0.9, 0.9, 0.9));
        assertThat(scene.epochs(again.trial())).containsExactly(1, 2, 3);
        List<Contender> contenders =
                scene.database.read(tables -> tables.rungs().contenders(search, 9));
        assertThat(contenders)
                .extracting(contender -> contender.accuracies().get(1))
                .containsExactly(0.3, 0.5, 0.4);
    }

    @Test
    void whoFailsOnTheWayLeavesItsPlaceToNobodyAndTheSearchEnds() throws Exception {
        long search = search("\"successive-halving\"", 3, 3);
        long worker = scene.worker("one");
        scene.fail(scene.mustLease(worker), FailureReason.NOT_A_NUMBER, "oops");
        scene.fail(scene.mustLease(worker), FailureReason.NOT_A_NUMBER, "oops");
        scene.train(scene.mustLease(worker), List.of(0.2));
        scene.train(scene.mustLease(worker), List.of(0.2, 0.2, 0.3));
        assertThat(states(search)).containsExactly("failed", "failed", "succeeded");
        assertThat(state(search)).isEqualTo("completed");
    }

    @Test
    void theEqualOfOneThatWaitsAtARungIsStoppedWithIt() throws Exception {
        samples = List.of(1, 1, 2);
        long search = search("\"successive-halving\"", 3, 3);
        long worker = scene.worker("one");
        scene.train(scene.mustLease(worker), List.of(0.4));
        scene.train(scene.mustLease(worker), List.of(0.3));
        Trial equal = scene.trials(search).get(1);
        assertThat(equal.state().kind()).isEqualTo(TrialState.Kind.PRUNED);
        assertThat(equal.reusedFrom()).isEqualTo(scene.trials(search).getFirst().id());
        assertThat(scene.epochs(equal.id())).containsExactly(1);
        assertThat(states(search)).containsExactly("paused", "pruned", "pruned");
        assertThat(rewards(search)).containsExactly(0.4, 0.4, 0.3);
    }

    @Test
    void theEqualOfOneInTrainingWaitsForItsRungAndIsStoppedThere() throws Exception {
        samples = List.of(1, 1, 2);
        long search = search("\"successive-halving\"", 3, 3);
        long worker = scene.worker("one");
        Assignment first = scene.mustLease(worker);
        Assignment other = scene.lease(worker, 2).orElseThrow();
        assertThat(states(search)).containsExactly("leased", "suggested", "leased");
        scene.train(first, List.of(0.4));
        assertThat(states(search)).containsExactly("paused", "pruned", "leased");
        scene.train(other, List.of(0.3));
        assertThat(states(search)).containsExactly("paused", "pruned", "pruned");
    }

    @Test
    void anOutcomeOfAnEarlierSearchCountsAtAllRungs() throws Exception {
        samples = List.of(1);
        long full = search("\"full\"", 3, 1);
        long worker = scene.worker("one");
        scene.train(scene.mustLease(worker), List.of(0.5, 0.6, 0.7));
        assertThat(state(full)).isEqualTo("completed");
        long halved = search("\"successive-halving\"", 3, 3);
        scene.train(scene.mustLease(worker), List.of(0.4));
        scene.train(scene.mustLease(worker), List.of(0.3));
        // The first one of the three has the outcome already, and is the best of them.
        assertThat(states(halved)).containsExactly("succeeded", "pruned", "pruned");
        assertThat(state(halved)).isEqualTo("completed");
    }

    @Test
    void oneThatWaitsAtARungHoldsUpNoEqualOfAnotherSearch() throws Exception {
        samples = List.of(1);
        long halved = search("\"successive-halving\"", 3, 3);
        long worker = scene.worker("one");
        scene.train(scene.mustLease(worker), List.of(0.4));
        search("\"full\"", 3, 1);
        Assignment second = scene.lease(worker, 1).orElseThrow();
        Assignment third = scene.lease(worker, 2).orElseThrow();
        Assignment equal = scene.lease(worker, 3).orElseThrow();
        assertThat(List.of(second.pauseAfter(), third.pauseAfter())).containsExactly(1, 1);
        assertThat(equal.pauseAfter()).isZero();
        scene.train(equal, List.of(0.4, 0.5, 0.6));
        // It gets the outcome, though it waited at its rung.
        assertThat(states(halved)).containsExactly("succeeded", "leased", "leased");
    }

    @Test
    void baselinesAreTrainedToTheEnd() throws Exception {
        scene.search(
                """
                {"dataset": "shapes", "strategy": "random", "baselines": ["lenet5"], "trials": 3,
                 "fidelity": "asha", "space": {"blocks": 2}}
                """);
        assertThat(scene.mustLease(scene.worker("one")).pauseAfter()).isZero();
    }

    @Test
    void medianStopEndsATrialWithTheEpochThatIsBelowTheMedian() throws Exception {
        long search =
                search(
                        "{\"name\": \"median-stop\", \"graceEpochs\": 1, \"minimumTrials\": 2}",
                        4,
                        4);
        long worker = scene.worker("one");
        scene.train(scene.mustLease(worker), List.of(0.4, 0.5, 0.6, 0.7));
        scene.train(scene.mustLease(worker), List.of(0.4, 0.5, 0.6, 0.7));
        Assignment worse = scene.mustLease(worker);
        assertThat(scene.epoch(worse, 1, 0.1)).isTrue();
        assertThat(scene.epoch(worse, 2, 0.3)).isFalse();
        assertThat(scene.state(worse.trial())).isEqualTo("pruned");
        assertThatThrownBy(() -> scene.epoch(worse, 3, 0.9)).isInstanceOf(ConflictException.class);
        // 0.3 and what the others gained from the second epoch on.
        assertThat(rewards(search)).containsExactly(0.7, 0.7, 0.3 + (0.7 - 0.5));
        scene.train(scene.mustLease(worker), List.of(0.4, 0.5, 0.6, 0.8));
        assertThat(states(search)).containsExactly("succeeded", "succeeded", "pruned", "succeeded");
        assertThat(state(search)).isEqualTo("completed");
    }

    @Test
    void anEpochThatIsReportedAgainIsNotJudgedAgain() throws Exception {
        search("{\"name\": \"median-stop\", \"graceEpochs\": 1, \"minimumTrials\": 1}", 4, 3);
        long worker = scene.worker("one");
        Assignment early = scene.lease(worker, 1).orElseThrow();
        scene.epoch(early, 1, 0.1);
        assertThat(scene.epoch(early, 2, 0.3)).isTrue();
        scene.train(scene.lease(worker, 2).orElseThrow(), List.of(0.5, 0.5, 0.5, 0.5));
        assertThat(scene.epoch(early, 2, 0.3)).isTrue();
        assertThat(scene.epoch(early, 3, 0.3)).isFalse();
    }

    @Test
    void aCheckpointFromBeyondTheRungIsRefused() throws Exception {
        search("\"asha\"", 3, 3);
        Assignment work = scene.mustLease(scene.worker("one"));
        scene.epoch(work, 1, 0.3);
        scene.epoch(work, 2, 0.3);
        assertThatThrownBy(() -> scene.pause(work, 2, "too far"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epoch is at most 1, after which the trial is judged, not 2");
    }

    @Test
    void aRecipeThatEndsBeforeTheFirstRungIsRefused() {
        assertThatThrownBy(() -> search("{\"name\": \"asha\", \"minimumEpochs\": 4}", 3, 3))
                .isInstanceOf(InvalidSpecificationException.class)
                .hasMessage(
                        "minimumEpochs leaves nothing to stop early: it is below 3 with this recipe, not 4")
                .extracting(e -> ((InvalidSpecificationException) e).field())
                .isEqualTo("fidelity");
    }
}
