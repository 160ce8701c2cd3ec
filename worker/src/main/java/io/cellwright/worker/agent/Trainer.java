package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.worker.training.StopSignal;
import io.cellwright.worker.training.TrainingResult;
import java.util.function.Consumer;

/// Trains the trials of one slot, one after the other.
@FunctionalInterface
public interface Trainer {

    /// Trains to the end, to a failure or until told to stop. What it throws becomes the failure of
    /// the trial.
    ///
    /// @param listener takes each point of the learning curve at once: nothing is sent while it
    ///   runs
    TrainingResult train(
            Evaluation evaluation, Consumer<LearningCurve.Point> listener, StopSignal stop);
}
