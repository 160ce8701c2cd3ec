package io.cellwright.controller.search.objective;

import io.cellwright.searchspace.space.Constraints;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a search looks for.
///
/// @param goals what is optimized; several make a Pareto front
/// @param limits what no candidate may exceed: one that would is never trained
/// @param latency makes the one goal, accuracy, depend on the latency as well
public record Objective(
        List<Goal> goals, Optional<Constraints> limits, Optional<LatencyTarget> latency) {

    /// The validation accuracy, at any cost.
    public static final Objective ACCURACY =
            new Objective(List.of(Goal.ACCURACY), Optional.empty(), Optional.empty());

    public Objective {
        goals = List.copyOf(goals);
        if (!goals.contains(Goal.ACCURACY) || Set.copyOf(goals).size() != goals.size()) {
            throw new IllegalArgumentException(
                    "goals are accuracy and others, each once, not " + texts(goals));
        }
        if (latency.isPresent() && goals.size() > 1) {
            throw new IllegalArgumentException(
                    "latency has a target where accuracy is the only goal, not with "
                            + texts(goals));
        }
    }

    private static List<String> texts(List<Goal> goals) {
        return goals.stream().map(Goal::text).toList();
    }

    /// Whether there is a Pareto front instead of one best candidate.
    public boolean hasSeveralGoals() {
        return goals.size() > 1;
    }
}
