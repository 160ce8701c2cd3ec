package io.cellwright.worker.agent;

import static io.cellwright.worker.agent.AgentTests.await;
import static io.cellwright.worker.agent.AgentTests.evaluation;
import static io.cellwright.worker.agent.AgentTests.outcome;
import static io.cellwright.worker.agent.AgentTests.point;
import static io.cellwright.worker.agent.AgentTests.trained;
import static io.cellwright.worker.agent.AgentTests.untilStopped;
import static io.cellwright.worker.agent.TestAgent.Settings.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.training.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Controllers that are away, forget, or refuse.
class AgentOutageTest {

    private final FakeController controller = new FakeController();

    @AfterEach
    void closeController() {
        controller.close();
    }

    @Test
    void aTrainingThatEndsWhileTheControllerIsAwayIsReportedWhenItIsBack() {
        CountDownLatch trained = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, listener, _) -> {
                    listener.accept(point(1));
                    controller.next("epochs");
                    controller.stop();
                    listener.accept(point(2));
                    listener.accept(point(3));
                    trained.countDown();
                    return trained(3);
                };
        try (TestAgent _ = training(body).start(controller)) {
            await(trained);
            controller.start();
            assertThat(controller.next("report").id()).isEqualTo(1);
            assertThat(controller.next("heartbeat").id()).isEqualTo(1);
        }
        assertThat(Json.read(controller.outcome(1), Outcome.class)).isEqualTo(outcome(3));
    }

    @Test
    void epochsThatWereMissedWhileTheControllerWasAwayComeInTheirOrder() {
        CountDownLatch back = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, listener, stop) -> {
                    controller.stop();
                    listener.accept(point(1));
                    listener.accept(point(2));
                    back.countDown();
                    return untilStopped(stop);
                };
        try (TestAgent _ = training(body).start(controller)) {
            await(back);
            controller.start();
            assertThat(controller.next("epochs").body().path("point").path("epoch").intValue())
                    .isEqualTo(1);
            assertThat(controller.next("epochs").body().path("point").path("epoch").intValue())
                    .isEqualTo(2);
        }
    }

    @Test
    void aWorkerThatWaitsForALeaseGoesOnAfterARestartOfTheController() {
        try (TestAgent _ = training((_, _, _) -> trained(1)).start(controller)) {
            controller.next("leases");
            controller.stop();
            controller.start();
            controller.offer(1, evaluation(1));
            assertThat(controller.next("report").id()).isEqualTo(1);
        }
        assertThat(controller.waiting("workers")).as("registrations").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 507, 429})
    void aReportWhoseAnswerGotLostIsMadeAgainAndCountsOnce(int status) {
        controller.loseAnswer("weights", status);
        controller.loseAnswer("report", status);
        controller.offer(1, evaluation(1));
        controller.offer(2, evaluation(2));
        try (TestAgent _ = training((_, _, _) -> trained(1)).start(controller)) {
            assertThat(controller.next("report")).isEqualTo(controller.next("report"));
            assertThat(controller.next("report").id()).isEqualTo(2);
        }
        assertThat(controller.routesOf(1))
                .containsExactly("weights", "weights", "report", "report");
    }

    @Test
    void aWorkerThatIsNotKnownRegistersAgainAndKeepsItsLeases() {
        CountDownLatch known = new CountDownLatch(1);
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, _, stop) -> {
                    known.await();
                    assertThat(stop.request()).isEqualTo(StopSignal.Request.GO_ON);
                    return trained(1);
                };
        try (TestAgent _ = training(body).start(controller)) {
            controller.next("workers");
            controller.next("leases");
            controller.forgetWorkers();
            controller.next("workers");
            FakeController.Call beat = controller.next("heartbeat");
            while (beat.id() == 1) {
                beat = controller.next("heartbeat");
            }
            assertThat(beat.id()).isEqualTo(2);
            assertThat(beat.text()).isEqualTo("{\"leases\":[{\"trial\":1,\"fence\":1}]}");
            known.countDown();
            assertThat(controller.next("report").id()).isEqualTo(1);
        }
        assertThat(controller.outcome(1).path("kind").textValue()).isEqualTo("succeeded");
    }

    @Test
    void aTokenThatIsWrongEndsTheWorkerAtOnce() {
        try (TestAgent agent =
                training((_, _, _) -> trained(1)).withToken("wrong").start(controller)) {
            assertThatThrownBy(agent::join)
                    .isInstanceOf(AgentException.class)
                    .hasMessage(
                            "the controller at %s refused the token of this worker:"
                                            .formatted(controller.address())
                                    + " 401, a valid token is needed");
        }
        assertThat(controller.waiting("workers")).isEqualTo(1);
    }

    @Test
    void aTokenThatIsNoLongerGoodEndsTheWorkerTooWithAllItsTrainings() {
        controller.offer(1, evaluation(1));
        TestTrainers.Body body =
                (_, _, stop) -> {
                    controller.setToken("another");
                    return untilStopped(stop);
                };
        try (TestAgent agent = training(body).start(controller)) {
            assertThatThrownBy(agent::join)
                    .isInstanceOf(AgentException.class)
                    .hasMessageContaining("refused the token of this worker: 401");
        }
    }

    @Test
    void aControllerThatIsNotThereIsWaitedFor() {
        controller.stop();
        try (TestAgent agent = training((_, _, _) -> trained(1)).start(controller)) {
            while (agent.notices().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(agent.notices())
                    .containsExactly(
                            "cannot reach the controller at %s: connection refused; trying on"
                                    .formatted(controller.address()));
            controller.start();
            controller.offer(1, evaluation(1));
            assertThat(controller.next("report").id()).isEqualTo(1);
        }
    }

    @Test
    void withoutPatienceAControllerThatIsNotThereIsAnError() {
        controller.stop();
        try (TestAgent agent =
                training((_, _, _) -> trained(1)).withPatience(Duration.ZERO).start(controller)) {
            assertThatThrownBy(agent::join)
                    .isInstanceOf(AgentException.class)
                    .hasMessage(
                            "cannot reach the controller at %s: connection refused"
                                    .formatted(controller.address()));
        }
    }
}
