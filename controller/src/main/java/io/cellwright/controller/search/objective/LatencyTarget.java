package io.cellwright.controller.search.objective;

import static io.cellwright.controller.search.settings.Ranges.requireWithin;

/// A soft limit: the reward is the accuracy times `(latency / target) ^ weight`. Source: Tan et
/// al., "MnasNet: Platform-Aware Neural Architecture Search for Mobile", 2019, where the weight is
/// -0.07.
///
/// @param targetMilliseconds for one image at a time, as the worker measures it
/// @param weight from -1, which is harsh, to 0, which ignores the target
public record LatencyTarget(double targetMilliseconds, double weight) {

    public LatencyTarget {
        requireWithin("targetMilliseconds", targetMilliseconds, 0.001, 60_000);
        requireWithin("weight", weight, -1, 0);
    }
}
