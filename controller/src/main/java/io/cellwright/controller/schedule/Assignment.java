package io.cellwright.controller.schedule;

import io.cellwright.searchspace.trial.Evaluation;

/// What a worker is to train, and the fence that its reports carry.
///
/// @param checkpointEpoch the epoch after which its checkpoint goes on; 0 without one
/// @param pauseAfter the epoch after which it is to be handed in; 0 where it is trained to the end
/// @param alone whether nothing else may run beside it
public record Assignment(
        long trial,
        long fence,
        Evaluation evaluation,
        int checkpointEpoch,
        int pauseAfter,
        boolean alone) {}
