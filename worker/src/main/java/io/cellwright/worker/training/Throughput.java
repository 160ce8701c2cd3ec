package io.cellwright.worker.training;

import java.util.Optional;
import java.util.OptionalLong;

/// How fast networks were trained.
///
/// @param imagesPerSecond the sum over all slots
/// @param millisecondsPerStep the mean over all slots
/// @param lastLoss of the first slot's last step
/// @param peakMemoryBytes of the whole process: resident memory at its highest, or for a GPU what
///   its memory held more afterwards than before; empty where it cannot be told
/// @param split what the parts of a step took, where that was asked for
public record Throughput(
        double imagesPerSecond,
        double millisecondsPerStep,
        double lastLoss,
        OptionalLong peakMemoryBytes,
        Optional<StepSplit> split) {}
