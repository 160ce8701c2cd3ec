package io.cellwright.worker.training;

/// How fast networks were trained.
///
/// @param imagesPerSecond the sum over all slots
/// @param millisecondsPerStep the mean over all slots
/// @param lastLoss of the first slot's last step
public record Throughput(double imagesPerSecond, double millisecondsPerStep, double lastLoss) {}
