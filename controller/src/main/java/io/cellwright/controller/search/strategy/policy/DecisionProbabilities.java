package io.cellwright.controller.search.strategy.policy;

import io.cellwright.searchspace.space.Decision;
import java.util.List;

/// What a policy thinks of a decision's options.
///
/// @param probabilities one for each option, in the order of the decision's options
public record DecisionProbabilities(Decision decision, List<Double> probabilities) {

    public DecisionProbabilities {
        probabilities = List.copyOf(probabilities);
        if (probabilities.size() != decision.options().size()) {
            throw new IllegalArgumentException(
                    "%s has %d options, not %d"
                            .formatted(
                                    decision.name(),
                                    decision.options().size(),
                                    probabilities.size()));
        }
    }
}
