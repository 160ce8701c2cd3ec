package io.cellwright.controller.search.objective;

import static io.cellwright.controller.search.settings.Ranges.requireWithin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalDouble;

/// A soft limit: the reward is the accuracy times `(latency / target) ^ weight`. Source: Tan et
/// al., "MnasNet: Platform-Aware Neural Architecture Search for Mobile", 2019, where the weight is
/// -0.07.
///
/// @param targetMilliseconds for one image at a time, as the worker measures it
/// @param weight from -1, which is harsh, to 0, which ignores the target
public record LatencyTarget(double targetMilliseconds, double weight) {

    private static final double USUAL_WEIGHT = -0.07;

    public LatencyTarget {
        requireWithin("targetMilliseconds", targetMilliseconds, 0.001, 60_000);
        requireWithin("weight", weight, -1, 0);
    }

    /// Reads what a document says, which may leave out the weight.
    @JsonCreator
    static LatencyTarget of(
            @JsonProperty("targetMilliseconds") double targetMilliseconds,
            @JsonProperty("weight") OptionalDouble weight) {
        return new LatencyTarget(targetMilliseconds, weight.orElse(USUAL_WEIGHT));
    }
}
