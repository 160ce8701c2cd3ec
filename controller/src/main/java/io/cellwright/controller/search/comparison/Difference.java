package io.cellwright.controller.search.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalDouble;

/// How far a group's mean is from that of its control.
///
/// @param mean the group's less the control's
/// @param spread the root of the sum of both variances, which is how far single repeats of the two
///   lie apart by chance; absent where either has only one repeat
/// @param verdict what may be said of it
public record Difference(double mean, OptionalDouble spread, Verdict verdict) {

    /// What a difference shows.
    public enum Verdict {
        /// More than the spread, upwards.
        @JsonProperty("higher")
        HIGHER,
        /// More than the spread, downwards.
        @JsonProperty("lower")
        LOWER,
        /// No more than the spread, so that nothing is claimed.
        @JsonProperty("within-spread")
        WITHIN_SPREAD,
        /// Of one repeat nobody knows the spread.
        @JsonProperty("unknown")
        UNKNOWN
    }

    static Difference between(Spread group, Spread control) {
        double mean = group.mean() - control.mean();
        if (group.deviation().isEmpty() || control.deviation().isEmpty()) {
            return new Difference(mean, OptionalDouble.empty(), Verdict.UNKNOWN);
        }
        double spread =
                Math.hypot(group.deviation().getAsDouble(), control.deviation().getAsDouble());
        Verdict verdict =
                Math.abs(mean) <= spread
                        ? Verdict.WITHIN_SPREAD
                        : mean > 0 ? Verdict.HIGHER : Verdict.LOWER;
        return new Difference(mean, OptionalDouble.of(spread), verdict);
    }
}
