package io.cellwright.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Zoo;
import io.cellwright.worker.data.Shapes;
import io.cellwright.worker.data.ShapesSpec;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.training.StopSignal;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A real training that is paused by one worker and goes on at another.
class RealPauseTest {

    private static final Engine ENGINE = Engine.start();

    private final FakeController controller = new FakeController();

    @AfterEach
    void closeController() {
        controller.close();
    }

    private static Evaluation evaluation() {
        return new Evaluation(
                new Candidate.HandDesigned(Zoo.named("lenet5")),
                DatasetName.SHAPES,
                Recipe.of(6, 16, 0.05, 64, 32).with(Precision.FP32),
                1);
    }

    private static Trainers trainers() {
        return new EngineTrainers(
                ENGINE,
                new Device.Cpu(),
                false,
                _ -> Shapes.generate(new ShapesSpec(100, 20, 1)),
                Clock.systemUTC(),
                Optional.empty());
    }

    /// Trainers that wait after this epoch until they are told to pause.
    private record Waiting(Trainers trainers, int epoch) implements Trainers {

        @Override
        public String engine() {
            return trainers.engine();
        }

        @Override
        public long memory(Evaluation evaluation) {
            return trainers.memory(evaluation);
        }

        @Override
        public MemoryGauge gauge() {
            return trainers.gauge();
        }

        @Override
        public Trainer forSlot(int number) {
            Trainer trainer = trainers.forSlot(number);
            return (evaluation, checkpoint, listener, stop) ->
                    trainer.train(
                            evaluation,
                            checkpoint,
                            point -> {
                                listener.trained(point);
                                while (point.epoch() == epoch
                                        && stop.request() == StopSignal.Request.GO_ON) {
                                    LockSupport.parkNanos(1_000_000);
                                }
                            },
                            stop);
        }
    }

    private Agent worker(String name, Trainers trainers) {
        AgentSettings settings =
                new AgentSettings(
                        name,
                        name,
                        1,
                        "cpu",
                        "0.1.0",
                        OptionalLong.empty(),
                        Optional.empty(),
                        1,
                        AgentTests.TIMING);
        return new Agent(
                settings,
                new Connection(controller.address(), FakeController.TOKEN),
                trainers,
                _ -> {},
                InstantSource.system());
    }

    private static CompletableFuture<Void> start(Agent worker) {
        return CompletableFuture.runAsync(worker::run, task -> Thread.ofVirtual().start(task));
    }

    /// Ends the worker, whatever it does.
    private static void end(Agent worker, CompletableFuture<Void> run) throws Exception {
        worker.drain();
        run.get(60, TimeUnit.SECONDS);
    }

    private List<LearningCurve.Point> reported(long trial) {
        Outcome outcome = Json.read(controller.outcome(trial), Outcome.class);
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        return outcome.curve().points().stream().map(RealPauseTest::withoutTime).toList();
    }

    private static LearningCurve.Point withoutTime(LearningCurve.Point point) {
        return new LearningCurve.Point(
                point.epoch(),
                point.trainLoss(),
                point.trainAccuracy(),
                point.validationLoss(),
                point.validationAccuracy(),
                point.learningRate(),
                0,
                point.validationTopFiveAccuracy());
    }

    @Test
    void aTrainingThatIsPausedGoesOnAtAnotherWorkerAsIfNothingHadHappened() throws Exception {
        controller.offer(1, evaluation());
        Agent first = worker("first", new Waiting(trainers(), 2));
        CompletableFuture<Void> firstRun = start(first);
        controller.next("epochs");
        controller.next("epochs");
        end(first, firstRun);
        assertThat(controller.checkpoint(1)).isPresent();

        controller.offer(1, evaluation());
        controller.offer(2, evaluation());
        Agent second = worker("second", trainers());
        CompletableFuture<Void> secondRun = start(second);
        assertThat(controller.next("report").id()).isEqualTo(1);
        assertThat(controller.next("report").id()).isEqualTo(2);
        end(second, secondRun);

        assertThat(reported(1)).isEqualTo(reported(2)).hasSize(6);
        assertThat(controller.epochs(1)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aTrialThatIsTrainedFromRungToRungHasTheCurveOfOneThatWasNot() throws Exception {
        controller.offerUntil(1, 1, evaluation());
        Agent first = worker("first", trainers());
        CompletableFuture<Void> firstRun = start(first);
        controller.next("checkpoint");
        controller.offerUntil(3, 1, evaluation());
        // It is fetched, and handed in again.
        controller.next("checkpoint");
        controller.next("checkpoint");
        end(first, firstRun);
        assertThat(controller.epochs(1)).containsExactly(1, 2, 3);

        controller.offer(1, evaluation());
        controller.offer(2, evaluation());
        Agent second = worker("second", trainers());
        CompletableFuture<Void> secondRun = start(second);
        controller.next("report");
        controller.next("report");
        end(second, secondRun);

        assertThat(reported(1)).isEqualTo(reported(2)).hasSize(6);
        assertThat(controller.epochs(1)).containsExactly(1, 2, 3, 4, 5, 6);
    }
}
