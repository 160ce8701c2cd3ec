package io.cellwright.worker.agent;

import static io.cellwright.worker.agent.AgentTests.await;
import static io.cellwright.worker.agent.AgentTests.evaluation;
import static io.cellwright.worker.agent.AgentTests.outcome;
import static io.cellwright.worker.agent.AgentTests.point;
import static io.cellwright.worker.agent.AgentTests.trained;
import static io.cellwright.worker.agent.AgentTests.untilStopped;
import static io.cellwright.worker.agent.TestAgent.Settings.training;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.training.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentTest {

    private final FakeController controller = new FakeController();

    @AfterEach
    void closeController() {
        controller.close();
    }

    @Test
    void aWorkerSaysWhatItIs() {
        try (TestAgent agent =
                training((_, _, stop) -> untilStopped(stop)).withSlots(3).start(controller)) {
            assertThat(controller.next("workers").text())
                    .isEqualTo(
                            "{\"identity\":\"test-1\",\"name\":\"test\",\"slots\":3,\"device\":\"cpu\",\"engine\":\"Fake 1.0\","
                                    + "\"version\":\"0.1.0\"}");
            assertThat(agent.notices()).isNotNull();
        }
    }

    @Test
    void aTrialsEpochsComeFirstThenItsWeightsThenItsOutcome() {
        controller.offer(17, evaluation(7));
        TestTrainers.Body body =
                (evaluation, listener, _) -> {
                    assertThat(evaluation).isEqualTo(evaluation(7));
                    listener.accept(point(1));
                    listener.accept(point(2));
                    return trained(2);
                };
        try (TestAgent _ = training(body).start(controller)) {
            assertThat(controller.next("epochs").text())
                    .isEqualTo("{\"fence\":1,\"point\":" + Json.write(point(1)) + "}");
            assertThat(controller.next("weights").text()).isEqualTo("weights");
            assertThat(controller.next("report").id()).isEqualTo(17);
            assertThat(controller.routesOf(17))
                    .containsExactly("epochs", "epochs", "weights", "report");
            assertThat(Json.read(controller.outcome(17), Outcome.class)).isEqualTo(outcome(2));
        }
    }

    @Test
    void slotsTrainSideBySideEachAlwaysInItsOwnThread() {
        CyclicBarrier both = new CyclicBarrier(2);
        Map<Thread, Integer> trainings = new ConcurrentHashMap<>();
        for (int trial = 1; trial <= 6; trial++) {
            controller.offer(trial, evaluation(trial));
        }
        TestTrainers.Body body =
                (_, _, _) -> {
                    both.await();
                    trainings.merge(Thread.currentThread(), 1, Integer::sum);
                    return trained(1);
                };
        try (TestAgent _ = training(body).withSlots(2).start(controller)) {
            for (int trial = 1; trial <= 6; trial++) {
                controller.next("report");
            }
        }
        assertThat(trainings.values()).containsExactly(3, 3);
        assertThat(trainings.keySet()).noneMatch(Thread::isVirtual);
    }

    @Test
    void aTrainingThatFailsIsReportedWithItsReason() {
        Outcome.Failed failed =
                new Outcome.Failed(
                        new LearningCurve(List.of()),
                        FailureReason.DATASET_UNAVAILABLE,
                        "/data: no such folder");
        controller.offer(1, evaluation(1));
        TestAgent agent =
                training((_, _, _) -> new TrainingResult.Failed(failed)).start(controller);
        try (agent) {
            controller.next("report");
        }
        assertThat(agent.notices())
                .contains(
                        "trial 1: given back; no more trials of its data set until this worker is"
                                + " started again: /data: no such folder");
        assertThat(controller.routesOf(1)).containsExactly("report");
        assertThat(failure(1)).isEqualTo(failed);
    }

    @Test
    void whateverTrainingThrowsIsTheFailureOfOneTrialWithItsCurve() {
        controller.offer(1, evaluation(1));
        controller.offer(2, evaluation(2));
        TestTrainers.Body body =
                (evaluation, listener, _) -> {
                    if (evaluation.seed() == 1) {
                        listener.accept(point(1));
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return trained(1);
                };
        try (TestAgent _ = training(body).start(controller)) {
            controller.next("report");
            controller.next("report");
        }
        assertThat(failure(1).reason()).isEqualTo(FailureReason.OUT_OF_MEMORY);
        assertThat(failure(1).curve().points()).containsExactly(point(1));
        assertThat(controller.outcome(2).path("kind").textValue()).isEqualTo("succeeded");
    }

    @Test
    void anEvaluationThatIsNotUnderstoodIsReportedAndTheNextIsTrained() {
        controller.offer(1, Json.write(evaluation(1)).replace("\"shapes\"", "\"imagenet\""));
        controller.offer(2, evaluation(2));
        try (TestAgent _ = training((_, _, _) -> trained(1)).start(controller)) {
            controller.next("report");
            controller.next("report");
        }
        assertThat(failure(1).reason()).isEqualTo(FailureReason.WORKER_ERROR);
        assertThat(failure(1).message()).contains("no data set is named \"imagenet\"");
        assertThat(controller.outcome(2).path("kind").textValue()).isEqualTo("succeeded");
    }

    @Test
    void aTrainingWhoseLeaseIsLostIsStoppedByTheHeartbeatAndTheNextBegins() {
        Set<Long> stopped = ConcurrentHashMap.newKeySet();
        CountDownLatch running = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (evaluation, _, stop) -> {
                    if (evaluation.seed() == 2) {
                        return trained(1);
                    }
                    running.countDown();
                    TrainingResult result = untilStopped(stop);
                    stopped.add(evaluation.seed());
                    return result;
                };
        try (TestAgent _ = training(body).start(controller)) {
            await(running);
            controller.revoke(1);
            controller.offer(2, evaluation(2));
            assertThat(controller.next("report").id()).isEqualTo(2);
        }
        assertThat(stopped).containsExactly(1L);
        assertThat(controller.routesOf(1)).isEmpty();
    }

    @Test
    void aTrainingWhoseLeaseIsLostIsStoppedByItsNextEpoch() {
        controller.setHeartbeatSeconds(1_000_000);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (evaluation, listener, stop) -> {
                    if (evaluation.seed() == 2) {
                        return trained(1);
                    }
                    controller.revoke(1);
                    listener.accept(point(1));
                    return untilStopped(stop);
                };
        try (TestAgent _ = training(body).start(controller)) {
            controller.next("epochs");
            controller.offer(2, evaluation(2));
            assertThat(controller.next("report").id()).isEqualTo(2);
        }
        assertThat(controller.routesOf(1)).containsExactly("epochs");
    }

    @Test
    void anOutcomeThatComesTooLateIsDroppedAndTheSlotGoesOn() {
        controller.setHeartbeatSeconds(1_000_000);
        controller.offer(1, evaluation(1));
        controller.offer(2, evaluation(2));
        TestTrainers.Body body =
                (evaluation, _, _) -> {
                    if (evaluation.seed() == 1) {
                        controller.revoke(1);
                        return new TrainingResult.Trained(outcome(1), new byte[0]);
                    }
                    return trained(1);
                };
        try (TestAgent agent = training(body).start(controller)) {
            assertThat(controller.next("weights").id()).isEqualTo(1);
            assertThat(controller.next("report").id()).isEqualTo(2);
            assertThat(agent.notices())
                    .contains(
                            "trial 1: came too late, not counted"
                                    + " (409, the lease is no longer valid)");
        }
        assertThat(controller.routesOf(1)).containsExactly("weights");
        assertThat(controller.outcome(1).isMissingNode()).isTrue();
    }

    @Test
    void weightsThatAreRefusedDoNotCostTheOutcome() {
        controller.loseAnswer("weights", 413);
        controller.offer(1, evaluation(1));
        try (TestAgent _ = training((_, _, _) -> trained(1)).start(controller)) {
            controller.next("report");
        }
        assertThat(controller.routesOf(1)).containsExactly("weights", "report");
        assertThat(controller.outcome(1).path("kind").textValue()).isEqualTo("succeeded");
    }

    @Test
    void aTrainingThatTurnsNothingIntoAResultDoesNotEndTheSlot() {
        List<Long> seeds = new CopyOnWriteArrayList<>();
        controller.offer(1, evaluation(1));
        controller.offer(2, evaluation(2));
        TestTrainers.Body body =
                (evaluation, listener, _) -> {
                    seeds.add(evaluation.seed());
                    listener.accept(point(2));
                    return trained(1);
                };
        try (TestAgent _ = training(body).start(controller)) {
            controller.next("report");
            controller.next("report");
        }
        assertThat(seeds).containsExactly(1L, 2L);
        assertThat(failure(1).message()).contains("the next epoch is 1, not 2");
    }

    private Outcome.Failed failure(long trial) {
        return (Outcome.Failed) Json.read(controller.outcome(trial), Outcome.class);
    }
}
