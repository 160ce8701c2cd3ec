package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.DatasetException;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Trainings that fail, each for a reason of its own. That there is no memory left,
/// `ManyTrialsTest` finds out in a process that has little.
class FaultsTest {

    private static final EngineThread SLOT = new EngineThread(Engine.start(), "slot");
    private static final EngineThread NEIGHBOUR = new EngineThread(Engine.start(), "neighbour");
    private static final Dataset SHAPES = Trials.shapes();

    @AfterAll
    static void endSlots() {
        SLOT.close();
        NEIGHBOUR.close();
    }

    @Test
    void aLossThatExplodesIsAReason() throws Exception {
        Outcome.Failed failed = failed(Trials.training(_ -> SHAPES), Trials.exploding());

        assertThat(failed.reason()).isEqualTo(FailureReason.EXPLODING_LOSS);
        assertThat(failed.message())
                .startsWith("in epoch 1 the loss of step ")
                .endsWith("where a network that guesses has 2.303");
        assertThat(failed.reason().worthAnotherAttempt()).isFalse();
    }

    @Test
    void aLossThatIsNoNumberIsAReason() throws Exception {
        Outcome.Failed failed = failed(Trials.training(_ -> SHAPES), Trials.overflowing());

        assertThat(failed.reason()).isEqualTo(FailureReason.NOT_A_NUMBER);
        assertThat(failed.message())
                .isEqualTo("in epoch 1 the loss of step 2 was not a finite number");
    }

    @Test
    void aProgramThatCannotBeLoadedIsAReason() throws Exception {
        Training cutOff =
                new Training(
                        new Device.Cpu(),
                        _ -> SHAPES,
                        Trials.STOPPED_CLOCK,
                        Optional.empty(),
                        (graph, recipe, dataset, seed) -> {
                            byte[] whole =
                                    Training.program(
                                            graph,
                                            recipe.with(Precision.FP32),
                                            new Device.Cpu(),
                                            dataset,
                                            seed);
                            return Arrays.copyOf(whole, whole.length / 2);
                        });

        Outcome.Failed failed = failed(cutOff, Trials.lenet(1, 1));

        assertThat(failed.reason()).isEqualTo(FailureReason.INVALID_PROGRAM);
        assertThat(failed.message()).startsWith("the program cannot be loaded: ");
    }

    @Test
    void aDataSetThatIsMissingIsAReason() throws Exception {
        Training without =
                Trials.training(name -> {
                    throw new DatasetException("no " + name.text() + " here");
                });

        assertThat(failed(without, Trials.lenet(1, 1)).reason())
                .isEqualTo(FailureReason.DATASET_UNAVAILABLE);
    }

    @Test
    void aTimeLimitIsAReasonAndWhatWasLearnedBeforeStays() throws Exception {
        Outcome.Failed failed =
                failed(training(ticking(), Duration.ofSeconds(40)), Trials.lenet(10_000, 1));

        assertThat(failed.reason()).isEqualTo(FailureReason.TIME_LIMIT);
        assertThat(failed.message()).contains("in epoch ").contains("than the 40 s that");
        assertThat(failed.curve().points()).isNotEmpty().hasSizeLessThan(40);
    }

    @Test
    void theTimeBeforeAPauseCountsAsWell() throws Exception {
        Evaluation endless = Trials.lenet(10_000, 1);
        int whole =
                failed(training(ticking(), Duration.ofSeconds(100)), endless)
                        .curve()
                        .points()
                        .size();
        int[] epochs = {0};
        TrainingResult.Paused paused =
                (TrainingResult.Paused)
                        SLOT.call(() ->
                                training(ticking(), Duration.ofSeconds(100))
                                        .run(
                                                endless,
                                                Optional.empty(),
                                                _ -> epochs[0]++,
                                                () ->
                                                        epochs[0] < 5
                                                                ? StopSignal.Request.GO_ON
                                                                : StopSignal.Request.PAUSE));

        TrainingResult resumed =
                SLOT.call(() ->
                        training(ticking(), Duration.ofSeconds(100))
                                .run(
                                        endless,
                                        Optional.of(paused.checkpoint()),
                                        _ -> {},
                                        StopSignal.NEVER));

        LearningCurve curve = ((TrainingResult.Failed) resumed).outcome().curve();
        assertThat(curve.points()).hasSizeGreaterThan(5).hasSizeLessThanOrEqualTo(whole);
        assertThat(curve.points().getLast().seconds()).isLessThan(101);
    }

    @Test
    void aNeighbourThatFailsChangesNothing() throws Exception {
        Evaluation evaluation = Trials.lenet(20, 7);
        Training training = Trials.training(_ -> SHAPES);
        TrainingResult.Trained alone = trained(training, evaluation);
        AtomicBoolean done = new AtomicBoolean();
        Future<Integer> failures =
                NEIGHBOUR.submit(() -> {
                    int count = 0;
                    while (!done.get()) {
                        TrainingResult result = run(training, Trials.exploding());
                        assertThat(result).isInstanceOf(TrainingResult.Failed.class);
                        count++;
                    }
                    return count;
                });

        TrainingResult.Trained beside = trained(training, evaluation);
        done.set(true);

        assertThat(EngineThread.result(failures)).isPositive();
        assertThat(Trials.result(beside)).isEqualTo(Trials.result(alone));
        assertThat(beside.weights()).isEqualTo(alone.weights());
    }

    private static Training training(Clock clock, Duration limit) {
        return new Training(new Device.Cpu(), false, _ -> SHAPES, clock, Optional.of(limit));
    }

    /// A second passes whenever someone looks.
    private static Clock ticking() {
        AtomicLong seconds = new AtomicLong();
        InstantSource source = () -> Instant.ofEpochSecond(seconds.getAndIncrement());
        return source.withZone(ZoneOffset.UTC);
    }

    private static Outcome.Failed failed(Training training, Evaluation evaluation)
            throws InterruptedException {
        return ((TrainingResult.Failed) SLOT.call(() -> run(training, evaluation))).outcome();
    }

    private static TrainingResult.Trained trained(Training training, Evaluation evaluation)
            throws InterruptedException {
        return (TrainingResult.Trained) SLOT.call(() -> run(training, evaluation));
    }

    private static TrainingResult run(Training training, Evaluation evaluation) {
        return training.run(evaluation, Optional.empty(), _ -> {}, StopSignal.NEVER);
    }
}
