package io.cellwright.controller.search.tabular;

import io.cellwright.controller.search.settings.Ranges;
import java.util.List;

/// How a search is replayed.
///
/// @param budgetSeconds the simulated time of a search: the evaluation that crosses it still counts
public record ReplayRules(double budgetSeconds, Duplicates duplicates) {

    /// After how many evaluations a search is looked at, whatever the budget.
    public static final List<Integer> EVALUATIONS = List.of(10, 25, 50, 100, 200, 400);

    /// How many suggestions in a row may bring nothing new before a search ends.
    public static final int MAXIMUM_REUSES = 1_000;

    /// The longest budget, some thirty years of a search.
    public static final double MAXIMUM_BUDGET = 1e9;

    public ReplayRules {
        Ranges.requirePositive("budgetSeconds", budgetSeconds);
        Ranges.requireWithin("budgetSeconds", budgetSeconds, 0, MAXIMUM_BUDGET);
    }
}
