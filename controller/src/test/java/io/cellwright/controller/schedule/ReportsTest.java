package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.search.SearchState;
import io.cellwright.controller.search.objective.Objective;
import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.search.strategy.Strategy;
import io.cellwright.controller.store.Trial;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.trial.FailureReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

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

    /// Suggests the same architecture every time.
    private record Stubborn(SearchSpace space) implements Strategy {

        @Override
        public List<Integer> suggest(long number) {
            return Collections.nCopies(space.decisions().size(), 0);
        }

        @Override
        public void observe(Observation observation) {}
    }

    private void reopen() {
        scene.close();
        scene = new Scene(folder.resolve("home"));
    }

    @Test
    void theSameReportAgainChangesNothingAlsoAfterARestart() throws Exception {
        long search = scene.search(2);
        Assignment work = scene.mustLease(scene.worker("one"));
        scene.succeed(work, 0.5);
        Trial once = scene.trial(work.trial());
        scene.succeed(work, 0.5);
        reopen();
        scene.succeed(work, 0.5);
        assertThat(scene.trial(work.trial())).isEqualTo(once);
        assertThat(observations(search)).hasSize(1);
    }

    @Test
    void theSameFaultAgainUsesUpNoSecondAttempt() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        Assignment work = scene.mustLease(worker);
        scene.fail(work, FailureReason.WORKER_ERROR, "oops");
        scene.fail(work, FailureReason.WORKER_ERROR, "oops");
        Assignment again = scene.mustLease(worker);
        scene.fail(work, FailureReason.WORKER_ERROR, "oops");
        assertThat(scene.trial(again.trial()).attempts()).isEqualTo(2);
        assertThat(scene.state(again.trial())).isEqualTo("leased");
    }

    @Test
    void anotherOutcomeWithTheSameFenceIsRefused() throws Exception {
        scene.search(1);
        Assignment work = scene.mustLease(scene.worker("one"));
        scene.succeed(work, 0.5);
        assertThatThrownBy(() -> scene.succeed(work, 0.6))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("another outcome was reported with fence 1");
    }

    @Test
    void aSearchIsCompletedWhenItsLastTrialHasEnded() throws Exception {
        long search = scene.search(3);
        long worker = scene.worker("one");
        scene.succeed(scene.mustLease(worker), 0.1);
        scene.fail(scene.mustLease(worker), FailureReason.NOT_A_NUMBER, "NaN");
        Assignment last = scene.mustLease(worker);
        assertThat(state(search)).isEqualTo(SearchState.RUNNING);
        scene.succeed(last, 0.3);
        assertThat(state(search)).isEqualTo(SearchState.COMPLETED);
        assertThat(observations(search))
                .extracting(Observation::reward)
                .containsExactly(0.1, 0.0, 0.3);
    }

    @Test
    void aSearchNoneOfWhoseCandidatesSucceededHasFailedWhateverItsBaselineDid() throws Exception {
        long search =
                scene.search("{\"dataset\": \"shapes\", \"strategy\": \"random\", \"trials\": 2}");
        long worker = scene.worker("one");
        scene.succeed(scene.mustLease(worker), 0.5);
        scene.fail(scene.mustLease(worker), FailureReason.NOT_A_NUMBER, "NaN");
        assertThat(state(search)).isEqualTo(SearchState.RUNNING);
        scene.fail(scene.mustLease(worker), FailureReason.INVALID_PROGRAM, "unknown");
        assertThat(state(search)).isEqualTo(SearchState.FAILED);
        assertThatThrownBy(() -> scene.schedule.searches().resume(search))
                .hasMessage("search 1 is failed and cannot become running");
    }

    @Test
    void outcomesAreObservedInTheOrderInWhichTheyWereReported() throws Exception {
        long search = scene.search(3);
        long worker = scene.worker("one");
        List<Assignment> works = new ArrayList<>();
        for (int slot = 1; slot <= 3; slot++) {
            works.add(scene.lease(worker, slot).orElseThrow());
        }
        scene.succeed(works.get(2), 0.3);
        scene.succeed(works.get(0), 0.1);
        scene.succeed(works.get(1), 0.2);
        assertThat(observations(search))
                .extracting(Observation::reward)
                .containsExactly(0.3, 0.1, 0.2);
    }

    @Test
    void anEqualNetworkIsNeverTrainedTwice() throws Exception {
        scene.close();
        scene = new Scene(folder.resolve("stubborn"), (_, space, _) -> new Stubborn(space));
        long search = scene.search(5);
        long worker = scene.worker("one");
        Assignment only = scene.mustLease(worker);
        // The twins wait, and no second slot trains one of them.
        assertThat(scene.lease(worker, 2)).isEmpty();
        scene.succeed(only, 0.5);
        assertThat(scene.lease(worker, 2)).isEmpty();
        assertThat(scene.trials(search))
                .hasSize(5)
                .filteredOn(trial -> trial.id() != only.trial())
                .allMatch(trial -> Long.valueOf(only.trial()).equals(trial.reusedFrom()));
        assertThat(observations(search)).hasSize(5).allMatch(seen -> seen.reward() == 0.5);
        assertThat(state(search)).isEqualTo(SearchState.COMPLETED);
    }

    @Test
    void anotherSearchReusesWhatWasTrainedBefore() throws Exception {
        long first = scene.search(2);
        long worker = scene.worker("one");
        scene.succeed(scene.mustLease(worker), 0.5);
        scene.succeed(scene.mustLease(worker), 0.7);
        long second = scene.search(2);
        assertThat(scene.lease(worker, 1)).isEmpty();
        assertThat(observations(second)).isEqualTo(observations(first));
    }

    @Test
    void anotherSeedTrainsAgain() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        scene.succeed(scene.mustLease(worker), 0.5);
        scene.search(
                "{\"dataset\": \"shapes\", \"strategy\": \"random\", \"baselines\": [], \"trials\": 1, \"seed\": 2}");
        assertThat(scene.lease(worker, 1)).isPresent();
    }

    @Test
    void aTwinIsTrainedWhenTheOneItWaitedForIsCancelled() throws Exception {
        scene.close();
        scene = new Scene(folder.resolve("stubborn"), (_, space, _) -> new Stubborn(space));
        long first = scene.search(1);
        long worker = scene.worker("one");
        Assignment only = scene.mustLease(worker);
        scene.search(1);
        assertThat(scene.lease(worker, 2)).isEmpty();
        scene.schedule.searches().cancel(first);
        assertThat(scene.lease(worker, 2).orElseThrow().evaluation()).isEqualTo(only.evaluation());
    }

    private SearchState state(long search) {
        return scene.database.read(tables -> tables.searches().get(search)).state();
    }

    private List<Observation> observations(long search) {
        return scene.database.read(
                tables -> tables.queries().observations(search, 0, Objective.ACCURACY));
    }
}
