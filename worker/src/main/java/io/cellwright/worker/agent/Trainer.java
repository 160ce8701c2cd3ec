package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.worker.training.StopSignal;
import io.cellwright.worker.training.TrainingListener;
import io.cellwright.worker.training.TrainingResult;
import java.util.Optional;

/// Trains the trials of one slot, one after the other.
@FunctionalInterface
public interface Trainer {

    /// Trains to the end, to a failure or until told to stop or to pause. What it throws becomes
    /// the failure of the trial.
    ///
    /// @param checkpoint of an earlier training of this evaluation that was paused
    /// @param listener hears everything at once: nothing is sent while it runs
    TrainingResult train(
            Evaluation evaluation,
            Optional<byte[]> checkpoint,
            TrainingListener listener,
            StopSignal stop);
}
