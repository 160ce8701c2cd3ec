package io.cellwright.controller.search.tabular;

import java.util.List;

/// What became of one replayed search.
///
/// @param evaluations how many the budget had time for, with the one that crossed it
/// @param improvements the evaluations that were better by reward than all before, in their order;
///   those past the budget are among them
public record ReplayedSearch(int evaluations, List<Improvement> improvements) {

    /// An evaluation that was better than all before.
    ///
    /// @param evaluation its number, from 1
    /// @param seconds the simulated time at its end
    public record Improvement(int evaluation, double seconds, Accuracies accuracies) {}

    public ReplayedSearch {
        improvements = List.copyOf(improvements);
        if (improvements.isEmpty()) {
            throw new IllegalArgumentException("the first evaluation is always the best so far");
        }
    }

    /// The evaluation with the best reward within the budget: what the search answers.
    public Accuracies answer() {
        return after(evaluations);
    }

    /// The best one of so many evaluations, or of all where a search ended before.
    public Accuracies after(int number) {
        Accuracies best = improvements.getFirst().accuracies();
        for (Improvement improvement : improvements) {
            if (improvement.evaluation() <= number) {
                best = improvement.accuracies();
            }
        }
        return best;
    }
}
