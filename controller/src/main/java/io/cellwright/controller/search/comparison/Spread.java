package io.cellwright.controller.search.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A value of several repeats.
///
/// @param mean of all
/// @param deviation the standard deviation of a sample, with a divisor of one less than the count;
///   absent where there is only one
/// @param count how many repeats have the value
public record Spread(double mean, OptionalDouble deviation, int count) {

    /// Of some values; empty where there are none.
    public static Optional<Spread> of(List<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares =
                values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        return Optional.of(
                new Spread(
                        mean,
                        values.size() < 2
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(Math.sqrt(squares / (values.size() - 1))),
                        values.size()));
    }
}
