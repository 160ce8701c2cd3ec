package io.cellwright.controller.search.strategy;

import java.util.List;

/// What came of one suggestion.
///
/// @param choices the option numbers that were suggested
/// @param reward what a search with one objective maximizes, as the validation accuracy; 0 for a
///   candidate that failed for good
/// @param objectives of a search with several: a value for each, larger is better; otherwise the
///   reward alone
public record Observation(List<Integer> choices, double reward, List<Double> objectives) {

    public Observation {
        choices = List.copyOf(choices);
        objectives = List.copyOf(objectives);
        if (!(reward >= 0) || Double.isInfinite(reward)) {
            throw new IllegalArgumentException("a reward is a number from 0, not " + reward);
        }
    }

    /// The outcome of a search with one objective.
    public Observation(List<Integer> choices, double reward) {
        this(choices, reward, List.of(reward));
    }
}
