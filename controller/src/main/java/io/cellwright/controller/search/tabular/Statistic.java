package io.cellwright.controller.search.tabular;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The mean and the spread of a number over replayed searches.
///
/// @param std the standard deviation of these searches themselves, with their number as the
///   divisor; 0 for one
public record Statistic(double mean, double std) {

    static <T> Statistic of(List<T> searches, ToDoubleFunction<T> value) {
        double mean = searches.stream().mapToDouble(value).sum() / searches.size();
        double squares =
                searches.stream().mapToDouble(value).map(one -> (one - mean) * (one - mean)).sum();
        return new Statistic(mean, Math.sqrt(squares / searches.size()));
    }
}
