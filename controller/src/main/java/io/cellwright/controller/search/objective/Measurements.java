package io.cellwright.controller.search.objective;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What an objective may depend on, of a candidate that was trained.
///
/// @param accuracy of the validation, from 0 to 1
/// @param parameters values that training changes
/// @param multiplyAdds for one image
/// @param activationBytes the memory of the image and all results; unknown of trials from before it
///   was kept
/// @param milliseconds for one image alone, where that was measured
public record Measurements(
        double accuracy,
        long parameters,
        long multiplyAdds,
        OptionalLong activationBytes,
        OptionalDouble milliseconds) {

    /// Faster than any device is: shorter times count as this one.
    static final double LEAST_MILLISECONDS = 1e-3;

    /// A goal's value, where it is known.
    OptionalDouble of(Goal goal) {
        return switch (goal) {
            case ACCURACY -> OptionalDouble.of(accuracy);
            case PARAMETERS -> OptionalDouble.of((double) parameters);
            case MULTIPLY_ADDS -> OptionalDouble.of((double) multiplyAdds);
            case ACTIVATION_BYTES ->
                    activationBytes.isPresent()
                            ? OptionalDouble.of((double) activationBytes.getAsLong())
                            : OptionalDouble.empty();
            case LATENCY -> milliseconds;
        };
    }
}
