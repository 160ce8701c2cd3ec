package io.cellwright.worker.agent;

import static io.cellwright.worker.agent.AgentTests.await;
import static io.cellwright.worker.agent.AgentTests.evaluation;
import static io.cellwright.worker.agent.AgentTests.outcome;
import static io.cellwright.worker.agent.AgentTests.paused;
import static io.cellwright.worker.agent.AgentTests.point;
import static io.cellwright.worker.agent.AgentTests.trained;
import static io.cellwright.worker.agent.AgentTests.untilStopped;
import static io.cellwright.worker.agent.TestAgent.Settings.resuming;
import static io.cellwright.worker.agent.TestAgent.Settings.training;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.worker.training.StopSignal;
import io.cellwright.worker.training.TrainingListener;
import io.cellwright.worker.training.TrainingResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Trials that are paused here, and that go on here.
class AgentPauseTest {

    private final FakeController controller = new FakeController();

    @AfterEach
    void closeController() {
        controller.close();
    }

    /// Trains two epochs and then until it is told to pause, as it is.
    private static TestTrainers.Body pausing(
            CountDownLatch running, List<StopSignal.Request> heard) {
        return (_, listener, stop) -> {
            listener.accept(point(1));
            listener.accept(point(2));
            running.countDown();
            untilStopped(stop);
            heard.add(stop.request());
            return paused(2);
        };
    }

    @Test
    void aDrainedWorkerHandsItsTrialsInAndLeaves() {
        CountDownLatch running = new CountDownLatch(1);
        List<StopSignal.Request> heard = new CopyOnWriteArrayList<>();
        controller.offer(1, evaluation(1));
        try (TestAgent agent = training(pausing(running, heard)).start(controller)) {
            await(running);
            agent.drain();
            assertThat(agent.join()).isTrue();
            assertThat(agent.notices()).contains("trial 1: paused after epoch 2");
        }
        assertThat(heard).containsExactly(StopSignal.Request.PAUSE);
        assertThat(controller.routesOf(1)).containsExactly("epochs", "epochs", "checkpoint");
        assertThat(controller.checkpoint(1)).contains("checkpoint");
        assertThat(controller.waiting("goodbye")).isEqualTo(1);
    }

    @Test
    void aTrialOfAPausedSearchIsHandedInAndTheNextBegins() {
        CountDownLatch running = new CountDownLatch(1);
        List<StopSignal.Request> heard = new CopyOnWriteArrayList<>();
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (evaluation, listener, stop) ->
                        evaluation.seed() == 1
                                ? pausing(running, heard).train(evaluation, listener, stop)
                                : trained(1);
        try (TestAgent _ = training(body).start(controller)) {
            await(running);
            controller.setToPause(1);
            assertThat(controller.next("checkpoint").text()).isEqualTo("checkpoint");
            controller.offer(2, evaluation(2));
            assertThat(controller.next("report").id()).isEqualTo(2);
        }
        assertThat(heard).containsExactly(StopSignal.Request.PAUSE);
        assertThat(controller.routesOf(1)).doesNotContain("release");
    }

    /// Trains epoch after epoch, asking before each as an engine does, until it is told to end.
    private static TrainingResult untilToldToEnd(TrainingListener listener, StopSignal stop) {
        int epoch = 0;
        while (stop.request() == StopSignal.Request.GO_ON) {
            epoch++;
            listener.trained(point(epoch));
        }
        return stop.request() == StopSignal.Request.PAUSE
                ? paused(epoch)
                : new TrainingResult.Stopped(outcome(epoch).curve());
    }

    @Test
    void aTrialIsHandedInAfterTheEpochThatItsLeaseNamesAndTheNextBegins() {
        controller.offerUntil(3, 1, evaluation(1));
        controller.offerUntil(1, 2, evaluation(2));
        TestTrainers.Resumable body = (_, _, listener, stop) -> untilToldToEnd(listener, stop);
        try (TestAgent _ = resuming(body).start(controller)) {
            assertThat(controller.next("checkpoint").id()).isEqualTo(1);
            assertThat(controller.next("checkpoint").id()).isEqualTo(2);
        }
        assertThat(controller.epochs(1)).containsExactly(1, 2, 3);
        assertThat(controller.routesOf(1))
                .containsExactly("epochs", "epochs", "epochs", "checkpoint");
        assertThat(controller.epochs(2)).containsExactly(1);
    }

    @Test
    void aCheckpointThatIsRefusedAtTheEpochThatTheLeaseNamesIsAFailure() {
        controller.loseAnswer("checkpoint", 413);
        controller.offerUntil(1, 1, evaluation(1));
        TestTrainers.Resumable body = (_, _, listener, stop) -> untilToldToEnd(listener, stop);
        try (TestAgent _ = resuming(body).start(controller)) {
            controller.next("checkpoint");
            // The controller of this test took it all the same, and so refuses what comes after.
            assertThat(controller.next("report").body().path("outcome").path("reason").textValue())
                    .isEqualTo("WORKER_ERROR");
        }
        assertThat(controller.routesOf(1)).endsWith("checkpoint", "report");
    }

    @Test
    void aTrialThatTheControllerStopsIsLeftAndTheNextBegins() {
        controller.stopAfter(2, 1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (evaluation, listener, stop) -> {
                    if (evaluation.seed() == 2) {
                        return trained(1);
                    }
                    listener.accept(point(1));
                    listener.accept(point(2));
                    return untilStopped(stop);
                };
        try (TestAgent agent = training(body).start(controller)) {
            controller.next("epochs");
            controller.offer(2, evaluation(2));
            assertThat(controller.next("report").id()).isEqualTo(2);
            assertThat(agent.notices()).contains("trial 1: stopped early, as others do better");
        }
        assertThat(controller.routesOf(1)).containsExactly("epochs", "epochs");
    }

    @Test
    void pointsThatTheControllerMissedComeBeforeTheCheckpoint() {
        CountDownLatch running = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, listener, stop) -> {
                    controller.stop();
                    listener.accept(point(1));
                    listener.accept(point(2));
                    running.countDown();
                    untilStopped(stop);
                    return paused(2);
                };
        try (TestAgent agent = training(body).start(controller)) {
            await(running);
            agent.drain();
            controller.start();
            agent.join();
        }
        assertThat(controller.routesOf(1)).containsSubsequence("epochs", "epochs", "checkpoint");
        assertThat(controller.checkpoint(1)).isPresent();
    }

    @Test
    void withoutAnEpochThereIsNothingToHandIn() {
        CountDownLatch running = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, _, stop) -> {
                    running.countDown();
                    untilStopped(stop);
                    return new TrainingResult.Paused(new LearningCurve(List.of()), new byte[1]);
                };
        try (TestAgent agent = training(body).start(controller)) {
            await(running);
            agent.drain();
            agent.join();
        }
        assertThat(controller.routesOf(1)).containsExactly("release");
    }

    @Test
    void aTrialThatComesToNoCheckpointInTimeIsStoppedAndGivenBack() {
        CountDownLatch running = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, _, stop) -> {
                    running.countDown();
                    while (stop.request() != StopSignal.Request.STOP) {
                        Thread.onSpinWait();
                    }
                    return new TrainingResult.Stopped(new LearningCurve(List.of()));
                };
        try (TestAgent agent =
                training(body)
                        .withDrainLimits(Duration.ofMillis(100), Duration.ofSeconds(20))
                        .start(controller)) {
            await(running);
            agent.drain();
            agent.join();
        }
        assertThat(controller.routesOf(1)).containsExactly("release");
    }

    @Test
    void aCheckpointThatTheControllerRefusesMeansThatTheTrialIsGivenBack() {
        CountDownLatch running = new CountDownLatch(1);
        controller.loseAnswer("checkpoint", 413);
        controller.offer(1, evaluation(1));
        try (TestAgent agent =
                training(pausing(running, new CopyOnWriteArrayList<>())).start(controller)) {
            await(running);
            agent.drain();
            agent.join();
        }
        assertThat(controller.routesOf(1)).endsWith("checkpoint", "release");
    }

    @Test
    void aPausedTrialGoesOnAfterItsLastEpoch() {
        controller.keepCheckpoint(1, 2, "after two");
        controller.offer(1, evaluation(1));
        List<String> checkpoints = new CopyOnWriteArrayList<>();
        TestTrainers.Resumable body =
                (_, checkpoint, listener, _) -> {
                    checkpoints.add(text(checkpoint));
                    listener.resumed(outcome(2).curve());
                    listener.trained(point(3));
                    return trained(3);
                };
        try (TestAgent _ = resuming(body).start(controller)) {
            controller.next("report");
        }
        assertThat(checkpoints).containsExactly("after two");
        assertThat(controller.routesOf(1)).containsExactly("fetch", "epochs", "weights", "report");
        assertThat(controller.next("epochs").body().path("point").path("epoch").intValue())
                .isEqualTo(3);
    }

    @Test
    void whatFailsAfterGoingOnHasTheWholeCurve() {
        controller.keepCheckpoint(1, 2, "after two");
        controller.offer(1, evaluation(1));
        TestTrainers.Resumable body =
                (_, _, listener, _) -> {
                    listener.resumed(outcome(2).curve());
                    listener.trained(point(3));
                    throw new IllegalStateException("oops");
                };
        try (TestAgent _ = resuming(body).start(controller)) {
            controller.next("report");
        }
        assertThat(controller.outcome(1).path("curve").path("points")).hasSize(3);
    }

    @Test
    void aCheckpointThatTrainingRefusesIsReportedAndTheTrialBeginsAnew() {
        controller.keepCheckpoint(1, 2, "damaged");
        controller.offer(1, evaluation(1));
        TestTrainers.Resumable body =
                (_, _, listener, _) -> {
                    listener.refused("it is damaged");
                    listener.trained(point(1));
                    return trained(1);
                };
        try (TestAgent _ = resuming(body).start(controller)) {
            assertThat(controller.next("restart").text())
                    .isEqualTo("{\"fence\":1,\"reason\":\"it is damaged\"}");
            controller.next("report");
        }
        assertThat(controller.routesOf(1))
                .containsExactly("fetch", "restart", "epochs", "weights", "report");
    }

    @Test
    void aCheckpointThatTheControllerHasLostMeansBeginningAnew() {
        controller.keepCheckpoint(1, 2, "lost");
        controller.offer(1, evaluation(1));
        controller.loseCheckpoint(1);
        TestTrainers.Resumable body =
                (_, checkpoint, listener, _) -> {
                    assertThat(checkpoint).isEmpty();
                    listener.trained(point(1));
                    return trained(1);
                };
        try (TestAgent _ = resuming(body).start(controller)) {
            assertThat(controller.next("restart").body().path("reason").textValue())
                    .isEqualTo("the checkpoint is lost");
            controller.next("report");
        }
        assertThat(controller.outcome(1).path("kind").textValue()).isEqualTo("succeeded");
    }

    private static String text(Optional<byte[]> checkpoint) {
        return new String(checkpoint.orElseThrow(), StandardCharsets.UTF_8);
    }
}
