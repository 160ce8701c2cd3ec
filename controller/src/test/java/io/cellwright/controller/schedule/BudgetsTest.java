package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.search.EndedBecause;
import io.cellwright.controller.search.SearchState;
import io.cellwright.controller.search.Spent;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.searchspace.trial.FailureReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsTest {

    @TempDir Path folder;
    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private long search(String budget) {
        return scene.search(
                """
                {"dataset": "shapes", "strategy": "random", "baselines": [], "trials": 50,
                 "budget": %s}
                """
                        .formatted(budget));
    }

    private SearchRow row(long search) {
        return scene.database.read(tables -> tables.searches().get(search));
    }

    private Spent spent(long search) {
        return scene.database.read(tables -> tables.spent(tables.searches().get(search)));
    }

    private @Nullable EndedBecause endedBecause(long search) {
        return row(search).endedBecause();
    }

    /// Lets seconds pass while this worker is heard of.
    private void train(long worker, int seconds, Assignment... works) {
        List<Fence> fences = List.of(works).stream().map(Scene::fence).toList();
        for (int passed = 0; passed < seconds; passed += 15) {
            scene.schedule.leases().prolong(worker, fences);
            scene.pool.seen(worker);
            scene.pass(15);
        }
    }

    /// Stops the controller and starts another one over what is on disk, at the same time.
    private void restart() {
        SettableClock clock = scene.clock;
        scene.close();
        scene = new Scene(folder.resolve("home"), clock);
    }

    @Test
    void whenTheHoursAreSpentWhatWasBegunIsFinishedAndCountsAndNothingElseIsBegun()
            throws Exception {
        long search = search("{\"hours\": 0.1}");
        long worker = scene.worker("one");
        Assignment first = scene.lease(worker, 1).orElseThrow();
        Assignment second = scene.lease(worker, 2).orElseThrow();
        train(worker, 345, first, second);
        scene.succeed(first, 0.5);
        assertThat(endedBecause(search)).isNull();
        Assignment third = scene.lease(worker, 1).orElseThrow();
        train(worker, 30, second, third);

        assertThat(endedBecause(search)).isEqualTo(EndedBecause.HOURS);
        assertThat(row(search).state()).isEqualTo(SearchState.RUNNING);
        scene.succeed(second, 0.6);
        assertThat(scene.lease(worker, 2)).isEmpty();
        scene.succeed(third, 0.7);
        assertThat(scene.lease(worker, 1)).isEmpty();
        assertThat(row(search).state()).isEqualTo(SearchState.COMPLETED);
        assertThat(row(search).observations()).isEqualTo(3);
        assertThat(scene.trials(search)).hasSize(3);
        assertThat(spent(search).running()).isEqualTo(Duration.ofSeconds(375));
    }

    @Test
    void aBudgetIsLookedAtAlsoWhenWorkIsAskedFor() throws Exception {
        long search = search("{\"hours\": 0.01}");
        long worker = scene.worker("one");
        Assignment first = scene.lease(worker, 1).orElseThrow();
        scene.clock.advance(Duration.ofSeconds(40));
        assertThat(scene.lease(worker, 2)).isEmpty();
        assertThat(endedBecause(search)).isEqualTo(EndedBecause.HOURS);
        scene.succeed(first, 0.5);
        assertThat(row(search).state()).isEqualTo(SearchState.COMPLETED);
    }

    @Test
    void theTimeThatASearchWaitsForItsFirstTrialDoesNotCount() throws Exception {
        long search = search("{\"hours\": 0.1}");
        scene.pass(3600);
        assertThat(spent(search).running()).isZero();
        begin();
        scene.pass(300);
        assertThat(spent(search).running()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theTimeThatASearchIsPausedDoesNotCount() throws Exception {
        long search = search("{\"hours\": 0.1}");
        begin();
        scene.pass(300);
        scene.schedule.searches().pause(search);
        scene.pass(3600);
        assertThat(spent(search).running()).isEqualTo(Duration.ofMinutes(5));
        scene.schedule.searches().resume(search);
        scene.pass(55);
        assertThat(endedBecause(search)).isNull();
        scene.pass(5);
        assertThat(endedBecause(search)).isEqualTo(EndedBecause.HOURS);
    }

    @Test
    void theTimeThatTheControllerWasAwayDoesNotCountAndTheRestSurvives() throws Exception {
        long search = search("{\"hours\": 0.1}");
        begin();
        scene.pass(300);
        restart();
        scene.clock.advance(Duration.ofHours(9));
        scene.pass(55);
        assertThat(spent(search).running()).isEqualTo(Duration.ofSeconds(350));
        assertThat(endedBecause(search)).isNull();
        scene.pass(15);
        assertThat(endedBecause(search)).isEqualTo(EndedBecause.HOURS);
    }

    @Test
    void deviceHoursAreThoseOfAllSlotsRunningOnesIncluded() throws Exception {
        long search = search("{\"deviceHours\": 0.1}");
        long worker = scene.worker("one");
        Assignment first = scene.lease(worker, 1).orElseThrow();
        Assignment second = scene.lease(worker, 2).orElseThrow();
        train(worker, 60, first, second);
        scene.succeed(first, 0.5);
        assertThat(spent(search).device()).isEqualTo(Duration.ofMinutes(2));
        train(worker, 60, second);
        assertThat(spent(search).device()).isEqualTo(Duration.ofMinutes(3));
        restart();
        Assignment third = scene.lease(worker, 1).orElseThrow();
        train(worker, 90, second, third);
        assertThat(endedBecause(search)).isEqualTo(EndedBecause.DEVICE_HOURS);
        scene.succeed(second, 0.6);
        scene.succeed(third, 0.6);
        assertThat(row(search).state()).isEqualTo(SearchState.COMPLETED);
    }

    @Test
    void aLeaseThatWasLostCountsUntilItsDeadline() throws Exception {
        long search = search("{\"deviceHours\": 1}");
        scene.mustLease(scene.worker("one"));
        restart();
        scene.clock.advance(Duration.ofHours(9));
        scene.pass(120);
        assertThat(spent(search).device()).isEqualTo(Scene.TERMS.lease());
        assertThat(endedBecause(search)).isNull();
    }

    @Test
    void whatWaitsForAWorkerIsCancelledAndASearchWithoutAnyResultHasFailed() throws Exception {
        long search =
                scene.search(
                        """
                        {"dataset": "shapes", "strategy": "random", "trials": 5,
                         "baselines": ["lenet5", "resnet20"], "budget": {"hours": 0.01}}
                        """);
        fail(scene.mustLease(scene.worker("one")));
        scene.pass(40);
        assertThat(endedBecause(search)).isEqualTo(EndedBecause.HOURS);
        assertThat(row(search).state()).isEqualTo(SearchState.FAILED);
        assertThat(scene.trials(search))
                .extracting(trial -> trial.state().kind().text())
                .containsExactly("failed", "cancelled");
        assertThat(scene.lease(scene.worker("one"), 1)).isEmpty();
    }

    @Test
    void whatWasBegunAndLostItsWorkerIsTriedAgain() throws Exception {
        long search = search("{\"hours\": 0.01}");
        Assignment lost = scene.mustLease(scene.worker("one"));
        scene.pass(60);
        assertThat(endedBecause(search)).isEqualTo(EndedBecause.HOURS);
        assertThat(scene.state(lost.trial())).isEqualTo("suggested");
        Assignment again = scene.mustLease(scene.worker("two"));
        assertThat(again.trial()).isEqualTo(lost.trial());
        scene.succeed(again, 0.5);
        assertThat(row(search).state()).isEqualTo(SearchState.COMPLETED);
    }

    @Test
    void aSearchThatTriedAllItsCandidatesHasSpentItsTrials() throws Exception {
        long search = scene.search(1);
        scene.succeed(scene.mustLease(scene.worker("one")), 0.5);
        assertThat(endedBecause(search)).isEqualTo(EndedBecause.TRIALS);
    }

    @Test
    void candidatesThatWaitAtARungDoNotKeepASearchThatHasSpentItsBudget() throws Exception {
        long search =
                scene.search(
                        """
                        {"dataset": "shapes", "strategy": "random", "baselines": [], "trials": 50,
                         "fidelity": "successive-halving", "recipe": {"epochs": 3},
                         "budget": {"hours": 0.01}}
                        """);
        long worker = scene.worker("one");
        scene.train(scene.mustLease(worker), List.of(0.4, 0.5, 0.6));
        scene.train(scene.mustLease(worker), List.of(0.5, 0.6, 0.7));
        scene.pass(40);
        assertThat(endedBecause(search)).isEqualTo(EndedBecause.HOURS);
        scene.train(scene.mustLease(worker), List.of(0.5, 0.6, 0.7));
        assertThat(scene.lease(worker, 1)).isEmpty();
        assertThat(scene.trials(search))
                .extracting(trial -> trial.state().kind().text())
                .containsExactly("pruned", "succeeded");
        assertThat(row(search).state()).isEqualTo(SearchState.COMPLETED);
    }

    @Test
    void aSearchThatHasBegunAllItsCandidatesHasSpentItsTrialsAndNotItsHours() throws Exception {
        long search =
                scene.search(
                        """
                        {"dataset": "shapes", "strategy": "random", "baselines": [], "trials": 1,
                         "budget": {"hours": 0.01}}
                        """);
        Assignment only = scene.mustLease(scene.worker("one"));
        scene.pass(40);
        assertThat(endedBecause(search)).isNull();
        scene.succeed(only, 0.5);
        assertThat(endedBecause(search)).isEqualTo(EndedBecause.TRIALS);
    }

    @Test
    void oneSearchesBudgetIsNotAnothers() throws Exception {
        long small = search("{\"hours\": 0.01}");
        fail(scene.mustLease(scene.worker("one")));
        scene.pass(40);
        assertThat(row(small).state()).isEqualTo(SearchState.FAILED);
        long large = scene.search(5);
        assertThat(scene.trial(scene.mustLease(scene.worker("one")).trial()).plan().search())
                .isEqualTo(large);
    }

    /// Begins a trial, and gives it back.
    private void begin() throws Exception {
        Assignment begun = scene.mustLease(scene.worker("one"));
        scene.schedule.leases().release(Scene.fence(begun));
    }

    private void fail(Assignment work) {
        scene.fail(work, FailureReason.NOT_A_NUMBER, "the loss was not a number");
    }
}
