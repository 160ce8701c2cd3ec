package io.cellwright.controller.search;

import java.util.List;

/// What came of one suggestion.
///
/// @param choices the option numbers that were suggested
/// @param reward the validation accuracy, from 0 to 1; 0 for a candidate that failed for good
public record Observation(List<Integer> choices, double reward) {

    public Observation {
        choices = List.copyOf(choices);
        if (!(reward >= 0 && reward <= 1)) {
            throw new IllegalArgumentException("a reward is 0 to 1, not " + reward);
        }
    }
}
