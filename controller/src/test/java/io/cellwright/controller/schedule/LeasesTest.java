package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.store.Worker;
import io.cellwright.searchspace.trial.FailureReason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeasesTest {

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

    @Test
    void baselinesComeBeforeCandidates() throws Exception {
        scene.search("{\"dataset\": \"shapes\", \"strategy\": \"random\", \"trials\": 2}");
        Assignment work = scene.mustLease(scene.worker("one"));
        assertThat(scene.trial(work.trial()).plan().name()).isEqualTo("resnet20");
    }

    @Test
    void aHeartbeatKeepsALeaseForAsLongAsItComes() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        Assignment work = scene.mustLease(worker);
        for (int heartbeat = 0; heartbeat < 20; heartbeat++) {
            scene.pass(40);
            scene.pool.seen(worker);
            assertThat(scene.schedule.leases().prolong(worker, List.of(Scene.fence(work))))
                    .containsExactly(Standing.VALID);
        }
        assertThat(scene.state(work.trial())).isEqualTo("running");
    }

    @Test
    void aSilentWorkersTrialGoesToAnotherWithAHigherFence() throws Exception {
        scene.search(1);
        Assignment lost = scene.mustLease(scene.worker("one"));
        scene.pass(60);
        assertThat(scene.state(lost.trial())).isEqualTo("suggested");
        Assignment again = scene.mustLease(scene.worker("two"));
        assertThat(again.trial()).isEqualTo(lost.trial());
        assertThat(again.fence()).isGreaterThan(lost.fence());
        assertThat(again.evaluation()).isEqualTo(lost.evaluation());
        assertThatThrownBy(() -> scene.succeed(lost, 0.5))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("fence 1 of trial 1 is not valid");
        scene.succeed(again, 0.6);
        assertThat(scene.trial(again.trial()).attempts()).isEqualTo(2);
    }

    @Test
    void threeLostLeasesMakeATrialFailedWithTheReasons() throws Exception {
        scene.search(1);
        long trial = 0;
        for (String name : List.of("one", "two", "three")) {
            trial = scene.mustLease(scene.worker(name)).trial();
            scene.pass(60);
        }
        assertThat(scene.state(trial)).isEqualTo("failed");
        assertThat(scene.failure(trial).message())
                .contains("3 attempts failed", "worker one", "worker two", "worker three");
    }

    @ParameterizedTest
    @EnumSource
    void onlyAFailureThatIsNotWorthAnotherAttemptEndsATrialAtOnce(FailureReason reason)
            throws Exception {
        scene.search(1);
        Assignment work = scene.mustLease(scene.worker("one"));
        scene.fail(work, reason, "because");
        assertThat(scene.state(work.trial()))
                .isEqualTo(reason.worthAnotherAttempt() ? "suggested" : "failed");
    }

    @Test
    void aReleasedTrialUsesUpNoAttempt() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        for (int turn = 0; turn < 5; turn++) {
            scene.schedule.leases().release(Scene.fence(scene.mustLease(worker)));
        }
        Assignment work = scene.mustLease(worker);
        assertThat(scene.trial(work.trial()).attempts()).isEqualTo(1);
        assertThat(work.fence()).isEqualTo(6);
    }

    @Test
    void aWorkerThatAsksAgainNeverGotTheAnswer() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        Assignment unheard = scene.mustLease(worker);
        Assignment again = scene.mustLease(worker);
        assertThat(again.trial()).isEqualTo(unheard.trial());
        assertThat(again.fence()).isEqualTo(unheard.fence() + 1);
        assertThat(scene.trial(again.trial()).attempts()).isEqualTo(1);
    }

    @Test
    void aSlotThatLeavesWhatItTrainedUsesUpAnAttempt() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        Assignment left = scene.mustLease(worker);
        scene.schedule.leases().prolong(worker, List.of(Scene.fence(left)));
        assertThat(scene.trial(scene.mustLease(worker).trial()).attempts()).isEqualTo(2);
    }

    @Test
    void afterARestartWorkersHaveTheTimeOfALeaseToBeHeardOf() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        Assignment work = scene.mustLease(worker);
        scene.close();
        Scene later = new Scene(folder.resolve("home"));
        scene = later;
        later.clock.advance(java.time.Duration.ofHours(1));
        later.schedule.expiry().sweep();
        later.pass(40);
        assertThat(later.schedule.leases().prolong(worker, List.of(Scene.fence(work))))
                .containsExactly(Standing.VALID);
        later.pass(40);
        later.succeed(work, 0.5);
        assertThat(later.state(work.trial())).isEqualTo("succeeded");
    }

    @Test
    void oneLostWorkerOfTwoIsOrdinaryButBothAtOnceAreWaitedFor() throws Exception {
        scene.search(2);
        Assignment first = scene.mustLease(scene.worker("one"));
        Assignment second = scene.mustLease(scene.worker("two"));
        scene.pass(75);
        assertThat(scene.state(first.trial())).isEqualTo("leased");
        assertThat(scene.state(second.trial())).isEqualTo("leased");
        scene.pass(30);
        assertThat(scene.state(first.trial())).isEqualTo("suggested");
        assertThat(scene.state(second.trial())).isEqualTo("suggested");
    }

    @Test
    void aSilentWorkerIsLostUntilItIsHeardOfAgain() {
        long worker = scene.worker("one");
        scene.pass(100);
        assertThat(scene.database.read(tables -> tables.workers().get(worker)).state())
                .isEqualTo(Worker.State.LOST);
        assertThat(scene.pool.seen(worker).state()).isEqualTo(Worker.State.ACTIVE);
    }

    @Test
    void aDrainingWorkerGetsNothing() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        scene.pool.drain(worker);
        assertThat(scene.lease(worker, 1)).isEmpty();
    }

    @Test
    void aDrainingWorkerThatFallsSilentHasLeftAndUsesUpNoAttempt() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        Assignment work = scene.mustLease(worker);
        scene.pool.drain(worker);
        assertThat(scene.state(work.trial())).isEqualTo("leased");
        scene.pass(60);
        assertThat(scene.state(work.trial())).isEqualTo("suggested");
        assertThat(scene.trial(work.trial()).attempts()).isZero();
    }

    @Test
    void aWorkerThatRegistersAgainIsTheSameAndHasLostWhatItTrained() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        Assignment work = scene.mustLease(worker);
        assertThat(scene.worker("one")).isEqualTo(worker);
        assertThat(scene.state(work.trial())).isEqualTo("suggested");
        List<String> faults = scene.database.read(tables -> tables.attempts().faults(work.trial()));
        assertThat(faults).containsExactly("WORKER_LOST: the process of worker one crashed");
        assertThat(scene.trial(scene.mustLease(worker).trial()).attempts()).isEqualTo(2);
    }

    @Test
    void theLastAttemptRunsAlone() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        for (int attempt = 1; attempt <= 2; attempt++) {
            Assignment work = scene.mustLease(worker);
            assertThat(work.alone()).isFalse();
            scene.fail(work, FailureReason.WORKER_ERROR, "oops");
        }
        assertThat(scene.mustLease(worker).alone()).isTrue();
    }

    @Test
    void whatRanOutOfMemoryBesideAnotherIsTriedAgainAloneAndEndsThereAtOnce() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        Assignment work = scene.mustLease(worker);
        assertThat(work.alone()).isFalse();
        scene.fail(work, FailureReason.OUT_OF_MEMORY, "beside another", false);
        assertThat(scene.trial(work.trial()).attempts()).isEqualTo(1);
        Assignment again = scene.mustLease(worker);
        assertThat(again.alone()).isTrue();
        scene.fail(again, FailureReason.OUT_OF_MEMORY, "alone", true);
        assertThat(scene.failure(work.trial()).reason()).isEqualTo(FailureReason.OUT_OF_MEMORY);
        assertThat(scene.failure(work.trial()).message()).isEqualTo("alone");
    }

    @Test
    void aCancelledSearchStopsItsTrials() throws Exception {
        long search = scene.search(3);
        long worker = scene.worker("one");
        Assignment work = scene.mustLease(worker);
        scene.schedule.searches().cancel(search);
        assertThat(scene.schedule.leases().prolong(worker, List.of(Scene.fence(work))))
                .containsExactly(Standing.INVALID);
        assertThat(scene.state(work.trial())).isEqualTo("cancelled");
        assertThat(scene.lease(worker, 1)).isEmpty();
        assertThatThrownBy(() -> scene.schedule.searches().resume(search))
                .hasMessage("search 1 is cancelled and cannot become running");
    }

    @Test
    void aPausedSearchGivesOutNothingAndGoesOnAfterwards() throws Exception {
        long search = scene.search(3);
        long worker = scene.worker("one");
        Assignment running = scene.mustLease(worker);
        scene.schedule.searches().pause(search);
        assertThat(scene.schedule.leases().prolong(worker, List.of(Scene.fence(running))))
                .containsExactly(Standing.TO_PAUSE);
        scene.succeed(running, 0.4);
        assertThat(scene.lease(worker, 1)).isEmpty();
        scene.schedule.searches().resume(search);
        assertThat(scene.lease(worker, 1)).isPresent();
    }
}
