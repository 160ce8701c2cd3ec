package io.cellwright.controller.lifecycle;

import io.cellwright.searchspace.trial.LearningCurve;

/// Something that was committed, for those who watch.
public sealed interface Change {

    /// A search's state or progress.
    record SearchChanged(long search) implements Change {}

    /// A trial's state.
    record TrialChanged(long search, long trial) implements Change {}

    /// One more point of a learning curve.
    record EpochEnded(long search, long trial, LearningCurve.Point point) implements Change {}

    /// A worker's state, or what its slots do.
    record WorkerChanged(long worker) implements Change {}
}
