package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.DecisionProbabilities;
import java.util.List;

/// Where a policy stands.
///
/// @param observations the number of observations it has learned from or waits with for the rest of
///   a batch
/// @param probabilities of every decision's options where each choice before it was the likeliest
/// @param entropy of these, together, in nats
/// @param largestEntropy what that is where every option is equally likely
/// @param baseline the reward that it expects; 0 before the first observation
/// @param advantage of the last observation, in the unit that the settings ask for; 0 before the
///   first
/// @param duplicates the share of the observations whose architecture was observed before, 0 to 1
public record PolicyState(
        long observations,
        List<DecisionProbabilities> probabilities,
        double entropy,
        double largestEntropy,
        double baseline,
        double advantage,
        double duplicates) {

    public PolicyState {
        probabilities = List.copyOf(probabilities);
    }
}
