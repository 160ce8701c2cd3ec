package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.LearningCurve;

/// Hears how a training goes, on the training's own thread, which waits for it.
@FunctionalInterface
public interface TrainingListener {

    /// An epoch was trained and scored.
    void trained(LearningCurve.Point point);

    /// Training goes on after the last epoch of this curve, which a checkpoint brought along. The
    /// next point is of the epoch after it.
    default void resumed(LearningCurve curve) {}

    /// The checkpoint cannot be used, for the reason that is said. Training begins at the
    /// beginning.
    default void refused(String reason) {}
}
