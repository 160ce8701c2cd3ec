package io.cellwright.worker.agent;

import static io.cellwright.worker.agent.AgentTests.await;
import static io.cellwright.worker.agent.AgentTests.evaluation;
import static io.cellwright.worker.agent.AgentTests.trained;
import static io.cellwright.worker.agent.AgentTests.untilStopped;
import static io.cellwright.worker.agent.TestAgent.Settings.training;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.worker.training.TrainingResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentDrainTest {

    private final FakeController controller = new FakeController();

    @AfterEach
    void closeController() {
        controller.close();
    }

    @Test
    void runningTrialsAreGivenBackAndThenTheWorkerSaysGoodbye() {
        CountDownLatch running = new CountDownLatch(2);
        controller.offer(1, evaluation(1));
        controller.offer(2, evaluation(2));
        controller.offer(3, evaluation(3));
        TestTrainers.Body body =
                (_, _, stop) -> {
                    running.countDown();
                    return untilStopped(stop);
                };
        try (TestAgent agent = training(body).withSlots(2).start(controller)) {
            await(running);
            agent.drain();
            agent.join();
        }
        assertThat(controller.routesOf(1)).containsExactly("release");
        assertThat(controller.routesOf(2)).containsExactly("release");
        assertThat(controller.routesOf(3)).isEmpty();
        assertThat(controller.next("release").text()).isEqualTo("{\"fence\":1}");
        assertThat(controller.next("goodbye").id()).isEqualTo(1);
    }

    @Test
    void anOutcomeThatIsReadyIsStillReported() {
        CountDownLatch running = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, _, stop) -> {
                    running.countDown();
                    untilStopped(stop);
                    return trained(1);
                };
        try (TestAgent agent = training(body).start(controller)) {
            await(running);
            agent.drain();
            agent.join();
        }
        assertThat(controller.routesOf(1)).containsExactly("weights", "report");
    }

    @Test
    void aTrialInACallThatDoesNotEndIsGivenBackWhenTheTimeIsUp() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, _, _) -> {
                    running.countDown();
                    never.await();
                    return new TrainingResult.Stopped(new LearningCurve(List.of()));
                };
        try (TestAgent agent =
                training(body)
                        .withDrainLimits(Duration.ofMillis(200), Duration.ofMillis(300))
                        .start(controller)) {
            await(running);
            agent.drain();
            assertThat(agent.join()).isFalse();
        }
        assertThat(controller.routesOf(1)).containsExactly("release");
        assertThat(controller.waiting("goodbye")).isEqualTo(1);
    }

    @Test
    void aWorkerLeavesAControllerThatIsAwayWithoutAGoodbye() {
        CountDownLatch running = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, _, stop) -> {
                    running.countDown();
                    return untilStopped(stop);
                };
        try (TestAgent agent =
                training(body)
                        .withDrainLimits(Duration.ofMillis(50), Duration.ofMillis(50))
                        .start(controller)) {
            await(running);
            controller.stop();
            agent.drain();
            agent.join();
            assertThat(agent.notices().getLast()).startsWith("left without a goodbye: ");
        }
    }

    @Test
    void theControllerCanDrainAWorker() {
        CountDownLatch running = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, _, stop) -> {
                    running.countDown();
                    return untilStopped(stop);
                };
        try (TestAgent agent = training(body).start(controller)) {
            await(running);
            controller.setDraining();
            agent.join();
        }
        assertThat(controller.routesOf(1)).containsExactly("release");
        assertThat(controller.waiting("goodbye")).isEqualTo(1);
    }

    @Test
    void aWorkerThatHasNotYetGotInEndsToo() {
        controller.stop();
        try (TestAgent agent = training((_, _, _) -> trained(1)).start(controller)) {
            agent.drain();
            agent.join();
        }
        assertThat(controller.waiting("workers")).isZero();
    }
}
