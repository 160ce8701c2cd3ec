package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Trainings that are paused and go on, against one that never was.
class PauseTest {

    private static final int EPOCHS = 3;
    private static final Evaluation RESNET = Trials.resnet(EPOCHS, 5);
    private static final EngineThread SLOT = new EngineThread(Engine.start(), "slot");
    private static final Dataset SHAPES = Trials.shapes();

    @AfterAll
    static void endSlot() {
        SLOT.close();
    }

    @Test
    void aTrainingThatWasPausedAfterAnyEpochHasTheSameCurveAndWeightsBitForBit() throws Exception {
        TrainingResult.Trained whole = trained(run(RESNET, Optional.empty(), new Listener(), 99));
        for (int epoch = 0; epoch <= EPOCHS; epoch++) {
            TrainingResult.Paused paused = paused(RESNET, epoch);
            assertThat(paused.curve().points())
                    .isEqualTo(whole.outcome().curve().points().subList(0, epoch));

            Listener listener = new Listener();
            TrainingResult resumed =
                    run(RESNET, Optional.of(paused.checkpoint()), listener, EPOCHS + 1);

            assertThat(Trials.result(trained(resumed))).isEqualTo(Trials.result(whole));
            assertThat(trained(resumed).weights()).isEqualTo(whole.weights());
            assertThat(listener.resumed).containsExactly(paused.curve());
            assertThat(listener.trained)
                    .isEqualTo(whole.outcome().curve().points().subList(epoch, EPOCHS));
        }
    }

    @Test
    void aTrainingCanBePausedAgainAndAgain() throws Exception {
        Evaluation lenet = Trials.lenet(4, 2);
        TrainingResult.Trained whole = trained(run(lenet, Optional.empty(), new Listener(), 99));
        Optional<byte[]> checkpoint = Optional.empty();
        for (int epoch = 1; epoch <= 4; epoch++) {
            TrainingResult result = run(lenet, checkpoint, new Listener(), epoch);
            checkpoint = Optional.of(((TrainingResult.Paused) result).checkpoint());
        }

        TrainingResult.Trained resumed = trained(run(lenet, checkpoint, new Listener(), 99));

        assertThat(Trials.result(resumed)).isEqualTo(Trials.result(whole));
        assertThat(resumed.weights()).isEqualTo(whole.weights());
    }

    @Test
    void aCheckpointThatCannotBeUsedIsRefusedAndTrainingBeginsAtTheBeginning() throws Exception {
        Evaluation lenet = Trials.lenet(2, 3);
        byte[] checkpoint = paused(lenet, 1).checkpoint();
        byte[] damaged = checkpoint.clone();
        damaged[checkpoint.length - 5] ^= 1;
        byte[] other = paused(Trials.lenet(2, 4), 1).checkpoint();
        TrainingResult.Trained whole = trained(run(lenet, Optional.empty(), new Listener(), 99));

        for (byte[] file : List.of(damaged, other, new byte[0])) {
            Listener listener = new Listener();
            TrainingResult result = run(lenet, Optional.of(file), listener, 99);

            assertThat(Trials.result(trained(result))).isEqualTo(Trials.result(whole));
            assertThat(trained(result).weights()).isEqualTo(whole.weights());
            assertThat(listener.resumed).isEmpty();
            assertThat(listener.refused).hasSize(1);
            assertThat(listener.trained).hasSize(2);
        }
    }

    private static final class Listener implements TrainingListener {

        final List<LearningCurve.Point> trained = new ArrayList<>();
        final List<LearningCurve> resumed = new ArrayList<>();
        final List<String> refused = new ArrayList<>();

        int epochs() {
            return trained.size() + resumed.stream().mapToInt(curve -> curve.points().size()).sum();
        }

        @Override
        public void trained(LearningCurve.Point point) {
            trained.add(point);
        }

        @Override
        public void resumed(LearningCurve curve) {
            resumed.add(curve);
        }

        @Override
        public void refused(String reason) {
            refused.add(reason);
        }
    }

    private static TrainingResult.Paused paused(Evaluation evaluation, int epoch)
            throws InterruptedException {
        return (TrainingResult.Paused) run(evaluation, Optional.empty(), new Listener(), epoch);
    }

    /// Pauses in the middle of the epoch after that one, or in the test after the last.
    private static TrainingResult run(
            Evaluation evaluation, Optional<byte[]> checkpoint, Listener listener, int epoch)
            throws InterruptedException {
        // The test after the last epoch is asked about once.
        int before = epoch == evaluation.recipe().epochs() ? 0 : 1;
        int[] asked = {0};
        StopSignal stop =
                () -> {
                    boolean wanted = listener.epochs() == epoch && asked[0]++ >= before;
                    return wanted ? StopSignal.Request.PAUSE : StopSignal.Request.GO_ON;
                };
        return SLOT.call(
                () -> Trials.training(_ -> SHAPES).run(evaluation, checkpoint, listener, stop));
    }

    private static TrainingResult.Trained trained(TrainingResult result) {
        return (TrainingResult.Trained) result;
    }
}
