package io.cellwright.worker.agent;

import static io.cellwright.worker.agent.AgentTests.await;
import static io.cellwright.worker.agent.AgentTests.evaluation;
import static io.cellwright.worker.agent.AgentTests.trained;
import static io.cellwright.worker.agent.AgentTests.untilStopped;
import static io.cellwright.worker.agent.TestAgent.Settings.training;
import static io.cellwright.worker.agent.TestTrainers.memory;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Trials that share a worker's memory.
class AgentMemoryTest {

    private final FakeController controller = new FakeController();

    @AfterEach
    void closeController() {
        controller.close();
    }

    @Test
    void aTrialThatDoesNotFitBesideAnotherWaitsForItsEnd() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        TestTrainers.Body body =
                (evaluation, _, _) -> {
                    order.add("begin " + evaluation.seed());
                    if (evaluation.seed() == 1) {
                        first.countDown();
                        goOn.await();
                    }
                    order.add("end " + evaluation.seed());
                    return trained(1);
                };
        controller.offer(1, evaluation(1));
        try (TestAgent agent =
                training(body)
                        .withSlots(2)
                        .withMemory(_ -> 60, memory(100, 100))
                        .start(controller)) {
            await(first);
            controller.offer(2, evaluation(2));
            // Its lease is kept alive while it waits.
            while (controller.next("heartbeat").body().path("leases").size() < 2) {
                assertThat(order).containsExactly("begin 1");
            }
            goOn.countDown();
            controller.next("report");
            controller.next("report");
            assertThat(agent.notices()).isNotEmpty();
        }
        assertThat(order).containsExactly("begin 1", "end 1", "begin 2", "end 2");
    }

    @Test
    void aTrialThatDoesNotFitAtAllIsRefusedWithBothNumbers() {
        controller.offer(1, evaluation(1));
        try (TestAgent _ =
                training((_, _, _) -> trained(1))
                        .withMemory(_ -> 3_000, memory(1_000, 2_000))
                        .start(controller)) {
            assertThat(controller.next("report").body().path("alone").booleanValue()).isTrue();
        }
        JsonNode outcome = controller.outcome(1);
        assertThat(outcome.path("reason").textValue()).isEqualTo("OUT_OF_MEMORY");
        assertThat(outcome.path("message").textValue())
                .isEqualTo(
                        "training is expected to take 3,000 bytes of memory, and this worker has"
                                + " 1,000");
    }

    @Test
    void aTrialThatIsAloneAndStillDoesNotFitIsRefusedWhenOthersGiveNothingBack() {
        controller.offer(1, evaluation(1));
        try (TestAgent _ =
                training((_, _, _) -> trained(1))
                        .withMemory(_ -> 1_500, memory(1_000, 2_000))
                        .start(controller)) {
            controller.next("report");
        }
        assertThat(controller.outcome(1).path("message").textValue()).contains("1,500", "1,000");
    }

    @Test
    void aTrialThatIsToRunAloneHasNoNeighbours() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        TestTrainers.Body body =
                (evaluation, _, _) -> {
                    order.add("begin " + evaluation.seed());
                    if (evaluation.seed() == 1) {
                        first.countDown();
                        goOn.await();
                    }
                    order.add("end " + evaluation.seed());
                    return trained(1);
                };
        controller.offerAlone(1, evaluation(1));
        try (TestAgent _ = training(body).withSlots(2).start(controller)) {
            await(first);
            controller.offer(2, evaluation(2));
            while (controller.next("heartbeat").body().path("leases").size() < 2) {
                assertThat(order).containsExactly("begin 1");
            }
            goOn.countDown();
            assertThat(controller.next("report").body().path("alone").booleanValue()).isTrue();
            controller.next("report");
        }
        assertThat(order).containsExactly("begin 1", "end 1", "begin 2", "end 2");
    }

    @Test
    void runningOutOfMemoryBesideAnotherIsSaid() {
        CountDownLatch both = new CountDownLatch(2);
        controller.offer(1, evaluation(1));
        controller.offer(2, evaluation(2));
        TestTrainers.Body body =
                (evaluation, _, stop) -> {
                    both.countDown();
                    await(both);
                    if (evaluation.seed() == 1) {
                        throw new OutOfMemoryError("no memory left");
                    }
                    return untilStopped(stop);
                };
        try (TestAgent _ = training(body).withSlots(2).start(controller)) {
            assertThat(controller.next("report").body().path("alone").booleanValue()).isFalse();
        }
    }

    @Test
    void runningOutOfMemoryAloneIsSaid() {
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, _, _) -> {
                    throw new OutOfMemoryError("no memory left");
                };
        try (TestAgent _ = training(body).withSlots(2).start(controller)) {
            assertThat(controller.next("report").body().path("alone").booleanValue()).isTrue();
        }
    }

    @Test
    void aTrialThatWaitsForMemoryIsGivenBackWhenTheWorkerDrains() {
        CountDownLatch first = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, _, stop) -> {
                    first.countDown();
                    return untilStopped(stop);
                };
        try (TestAgent agent =
                training(body)
                        .withSlots(2)
                        .withMemory(_ -> 60, memory(100, 100))
                        .start(controller)) {
            await(first);
            controller.offer(2, evaluation(2));
            while (controller.next("heartbeat").body().path("leases").size() < 2) {
                // Only the first is leased.
            }
            agent.drain();
            agent.join();
        }
        assertThat(controller.routesOf(2)).containsExactly("release");
    }
}
