package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.worker.training.StopSignal;
import io.cellwright.worker.training.TrainingResult;
import java.util.concurrent.BrokenBarrierException;
import java.util.function.Consumer;

/// Trainers that do what a test says.
record TestTrainers(Body body) implements Trainers {

    /// One training.
    @FunctionalInterface
    interface Body {

        TrainingResult train(
                Evaluation evaluation, Consumer<LearningCurve.Point> listener, StopSignal stop)
                throws InterruptedException, BrokenBarrierException;
    }

    @Override
    public String engine() {
        return "Fake 1.0";
    }

    @Override
    public Trainer forSlot(int number) {
        return (evaluation, listener, stop) -> {
            try {
                return body.train(evaluation, listener, stop);
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
