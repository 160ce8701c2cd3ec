package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;

/// How a training ended.
public sealed interface TrainingResult {

    /// Training ran to its end.
    ///
    /// @param weights the trained network as a safetensors file
    @SuppressWarnings("ArrayRecordComponent") // Megabytes that are made once and sent once.
    record Trained(Outcome.Succeeded outcome, byte[] weights) implements TrainingResult {}

    /// The untrained network was scored.
    record Scored(Outcome.Scored outcome) implements TrainingResult {}

    /// Training could not be ended.
    record Failed(Outcome.Failed outcome) implements TrainingResult {}

    /// Training was told to stop. This is no outcome: the evaluation can be made at another time.
    record Stopped(LearningCurve curve) implements TrainingResult {}

    /// Training was told to pause. It can go on from the checkpoint, on any worker.
    ///
    /// @param curve as far as the checkpoint goes
    /// @param checkpoint for [Training#run]; bytes to everyone else
    @SuppressWarnings("ArrayRecordComponent") // Megabytes that are made once and sent once.
    record Paused(LearningCurve curve, byte[] checkpoint) implements TrainingResult {}
}
