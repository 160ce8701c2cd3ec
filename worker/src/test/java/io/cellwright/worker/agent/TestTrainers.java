package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.worker.training.StopSignal;
import io.cellwright.worker.training.TrainingListener;
import io.cellwright.worker.training.TrainingResult;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Trainers that do what a test says.
///
/// @param predicted the memory that a training is expected to take
record TestTrainers(Resumable body, ToLongFunction<Evaluation> predicted, MemoryGauge gauge)
        implements Trainers {

    /// As much memory as one could wish, of which nothing is in use.
    static final MemoryGauge PLENTY = memory(Long.MAX_VALUE, Long.MAX_VALUE);

    /// One training from its beginning.
    @FunctionalInterface
    interface Body {

        TrainingResult train(
                Evaluation evaluation, Consumer<LearningCurve.Point> listener, StopSignal stop)
                throws InterruptedException, BrokenBarrierException;
    }

    /// One training.
    @FunctionalInterface
    interface Resumable {

        TrainingResult train(
                Evaluation evaluation,
                Optional<byte[]> checkpoint,
                TrainingListener listener,
                StopSignal stop)
                throws InterruptedException, BrokenBarrierException;
    }

    static Resumable fromTheBeginning(Body body) {
        return (evaluation, _, listener, stop) -> body.train(evaluation, listener::trained, stop);
    }

    static MemoryGauge memory(long now, long most) {
        return new MemoryGauge() {
            @Override
            public Room room() {
                return new Room(now, most);
            }

            @Override
            public long held() {
                return 0;
            }
        };
    }

    @Override
    public String engine() {
        return "Fake 1.0";
    }

    @Override
    public long memory(Evaluation evaluation) {
        return predicted.applyAsLong(evaluation);
    }

    @Override
    public Trainer forSlot(int number) {
        return (evaluation, checkpoint, listener, stop) -> {
            try {
                return body.train(evaluation, checkpoint, listener, stop);
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
