package io.cellwright.controller.search.tabular;

import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.search.strategy.Strategy;
import io.cellwright.controller.search.tabular.ReplayedSearch.Improvement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One search on a table: each suggestion is evaluated at once, and time is what the table says
/// that it takes. Goes on past the budget, until [ReplayRules#EVALUATIONS] are known as well.
///
/// The protocol is that of Dong, Liu, Musial and Gabrys, "NATS-Bench: Benchmarking NAS Algorithms
/// for Architecture Topology and Size", 2021.
final class Replay {

    /// The row of a hash that was not evaluated yet.
    private static final int NONE = -1;

    private final BenchmarkTable table;
    private final ReplayRules rules;
    private final Strategy strategy;
    private final int[] evaluatedRows;
    private final List<Improvement> improvements = new ArrayList<>();
    private double bestReward = Double.NEGATIVE_INFINITY;
    private double seconds;
    private int evaluations;
    private int evaluationsInBudget;

    /// @param strategy that has observed nothing yet
    Replay(BenchmarkTable table, ReplayRules rules, Strategy strategy) {
        this.table = table;
        this.rules = rules;
        this.strategy = strategy;
        this.evaluatedRows = new int[table.groups()];
        Arrays.fill(evaluatedRows, NONE);
    }

    ReplayedSearch run() {
        int reuses = 0;
        for (long number = 0; reuses < ReplayRules.MAXIMUM_REUSES && !isDone(); number++) {
            List<Integer> choices = strategy.suggest(number);
            int suggested = table.row(choices);
            int known = evaluatedRows[table.group(suggested)];
            boolean reused =
                    switch (rules.duplicates()) {
                        case CHARGE -> false;
                        case REUSE -> known != NONE;
                    };
            if (!reused) {
                evaluate(suggested);
            }
            reuses = reused ? reuses + 1 : 0;
            double reward = table.rows().get(reused ? known : suggested).reward();
            strategy.observe(new Observation(choices, reward));
        }
        return new ReplayedSearch(evaluationsInBudget, improvements);
    }

    private boolean isDone() {
        return seconds >= rules.budgetSeconds() && evaluations >= ReplayRules.EVALUATIONS.getLast();
    }

    private void evaluate(int row) {
        TableRow evaluated = table.rows().get(row);
        evaluatedRows[table.group(row)] = row;
        evaluations++;
        if (seconds < rules.budgetSeconds()) {
            evaluationsInBudget++;
        }
        seconds += evaluated.seconds();
        if (evaluated.accuracies().reward() > bestReward) {
            bestReward = evaluated.accuracies().reward();
            improvements.add(new Improvement(evaluations, seconds, evaluated.accuracies()));
        }
    }
}
