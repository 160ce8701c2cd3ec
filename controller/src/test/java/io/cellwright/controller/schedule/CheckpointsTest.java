package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.lifecycle.MissingException;
import io.cellwright.searchspace.trial.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

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

    private void reopen() {
        scene.close();
        scene = new Scene(folder.resolve("home"));
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("home").resolve("checkpoints"))) {
            return files.toList();
        }
    }

    /// A trial of a new search that was paused after two epochs.
    private Assignment paused() throws InterruptedException {
        scene.search(1);
        Assignment work = scene.mustLease(scene.worker("one"));
        scene.epoch(work, 1);
        scene.epoch(work, 2);
        scene.pause(work, 2, "after two epochs");
        return work;
    }

    @Test
    void aPausedTrialGoesOnAtAnotherWorkerAfterItsLastEpochAlsoAfterARestart() throws Exception {
        Assignment first = paused();
        assertThat(first.checkpointEpoch()).isZero();
        assertThat(scene.state(first.trial())).isEqualTo("paused");
        reopen();
        Assignment second = scene.mustLease(scene.worker("two"));
        assertThat(second.trial()).isEqualTo(first.trial());
        assertThat(second.checkpointEpoch()).isEqualTo(2);
        assertThat(scene.trial(first.trial()).attempts()).isEqualTo(1);
        assertThat(scene.schedule.checkpoints().file(Scene.fence(second)))
                .hasContent("after two epochs");
        scene.epoch(second, 3);
        assertThat(scene.epochs(first.trial())).containsExactly(1, 2, 3);
    }

    @Test
    void theCheckpointIsDeletedWhenTheTrialEnds() throws Exception {
        paused();
        Assignment second = scene.mustLease(scene.worker("two"));
        assertThat(kept()).hasSize(1);
        scene.succeed(second, 0.5);
        assertThat(kept()).isEmpty();
        assertThat(scene.trial(second.trial()).checkpoint()).isNull();
    }

    @Test
    void theCheckpointIsDeletedWhenTheSearchIsCancelled() throws Exception {
        Assignment first = paused();
        scene.schedule.searches().cancel(scene.trial(first.trial()).plan().search());
        assertThat(scene.state(first.trial())).isEqualTo("cancelled");
        assertThat(kept()).isEmpty();
    }

    @Test
    void aLaterCheckpointTakesThePlaceOfTheEarlier() throws Exception {
        paused();
        Assignment second = scene.mustLease(scene.worker("two"));
        scene.epoch(second, 3);
        scene.pause(second, 3, "after three");
        assertThat(kept())
                .hasSize(1)
                .first()
                .satisfies(file -> assertThat(file).hasContent("after three"));
        assertThat(scene.mustLease(scene.worker("three")).checkpointEpoch()).isEqualTo(3);
    }

    @Test
    void aWorkerThatIsLostAfterwardsCostsAnAttemptAndOnlyTheEpochsSinceTheCheckpoint()
            throws Exception {
        paused();
        Assignment lost = scene.mustLease(scene.worker("two"));
        scene.epoch(lost, 3);
        scene.pass(60);
        assertThat(scene.state(lost.trial())).isEqualTo("paused");
        Assignment third = scene.mustLease(scene.worker("three"));
        assertThat(third.checkpointEpoch()).isEqualTo(2);
        assertThat(scene.epochs(lost.trial())).containsExactly(1, 2);
        assertThat(scene.trial(lost.trial()).attempts()).isEqualTo(2);
    }

    @Test
    void aTrialThatIsGivenBackKeepsItsCheckpoint() throws Exception {
        paused();
        Assignment second = scene.mustLease(scene.worker("two"));
        scene.schedule.leases().release(Scene.fence(second));
        assertThat(scene.state(second.trial())).isEqualTo("paused");
        assertThat(scene.mustLease(scene.worker("three")).checkpointEpoch()).isEqualTo(2);
    }

    @Test
    void theSameCheckpointAgainChangesNothing() throws Exception {
        Assignment first = paused();
        scene.pause(first, 2, "after two epochs");
        Assignment second = scene.mustLease(scene.worker("two"));
        scene.pause(first, 2, "after two epochs");
        assertThat(scene.state(second.trial())).isEqualTo("leased");
        assertThat(scene.trial(second.trial()).attempts()).isEqualTo(1);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void aCheckpointOfALostLeaseIsRefusedAndNotKept() throws Exception {
        scene.search(1);
        Assignment lost = scene.mustLease(scene.worker("one"));
        scene.epoch(lost, 1);
        scene.pass(60);
        assertThatThrownBy(() -> scene.pause(lost, 1, "too late"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("fence 1 of trial 1 is not valid");
        assertThat(scene.mustLease(scene.worker("two")).checkpointEpoch()).isZero();
    }

    @Test
    void aCheckpointGoesAsFarAsTheReportedEpochs() throws Exception {
        scene.search(1);
        Assignment work = scene.mustLease(scene.worker("one"));
        scene.epoch(work, 1);
        assertThatThrownBy(() -> scene.pause(work, 2, "one too many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epoch is 1, the number of epochs that were reported, not 2");
        assertThat(kept()).isEmpty();
        assertThat(scene.state(work.trial())).isEqualTo("running");
    }

    @Test
    void aCheckpointThatAWorkerRefusesIsForgottenAndTheTrialBeginsAnew() throws Exception {
        paused();
        Assignment second = scene.mustLease(scene.worker("two"));
        scene.schedule.checkpoints().restart(Scene.fence(second), "of another version");
        assertThat(kept()).isEmpty();
        assertThat(scene.epochs(second.trial())).isEmpty();
        scene.epoch(second, 1);
        assertThat(scene.epochs(second.trial())).containsExactly(1);
        assertThatThrownBy(() -> scene.schedule.checkpoints().file(Scene.fence(second)))
                .isInstanceOf(MissingException.class)
                .hasMessage("trial 1 has no checkpoint");
        scene.fail(second, FailureReason.WORKER_ERROR, "oops");
        assertThat(scene.state(second.trial())).isEqualTo("suggested");
    }

    @Test
    void aPausedTrialTakesOverWhatItsTwinReachedMeanwhile() throws Exception {
        Assignment first = paused();
        scene.schedule.searches().pause(scene.trial(first.trial()).plan().search());
        scene.search(1);
        Assignment twin = scene.mustLease(scene.worker("two"));
        assertThat(twin.evaluation()).isEqualTo(first.evaluation());
        assertThat(twin.trial()).isNotEqualTo(first.trial());
        scene.succeed(twin, 0.5);
        assertThat(scene.state(first.trial())).isEqualTo("succeeded");
        assertThat(scene.trial(first.trial()).reusedFrom()).isEqualTo(twin.trial());
        assertThat(kept()).isEmpty();
    }

    @Test
    void aTwinWaitsForAPausedTrialWhoseSearchRuns() throws Exception {
        Assignment first = paused();
        scene.search(1);
        long worker = scene.worker("two");
        assertThat(scene.lease(worker, 1).orElseThrow().trial()).isEqualTo(first.trial());
        assertThat(scene.lease(worker, 2)).isEmpty();
    }

    @Test
    void aTrialOfAPausedSearchWaitsUntilTheSearchGoesOn() throws Exception {
        Assignment first = paused();
        long search = scene.trial(first.trial()).plan().search();
        scene.schedule.searches().pause(search);
        assertThat(scene.lease(scene.worker("two"), 1)).isEmpty();
        scene.schedule.searches().resume(search);
        assertThat(scene.mustLease(scene.worker("two")).checkpointEpoch()).isEqualTo(2);
    }
}
