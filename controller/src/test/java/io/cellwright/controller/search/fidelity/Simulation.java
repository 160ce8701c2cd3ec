package io.cellwright.controller.search.fidelity;

import io.cellwright.controller.search.fidelity.Contender.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/// Plays a search with a rule at rungs: one slot after the other takes the candidate that is
/// furthest, or a new one, and trains it to its goal.
final class Simulation {

    private final Rule.AtRungs rule;
    private final int trials;
    private final IntToDoubleFunction accuracy;
    private final Map<Integer, Contender> contenders = new TreeMap<>();

    /// What happened, such as `3 to 1`, `3 goes on to 3`, `2 stops at 1`.
    final List<String> events = new ArrayList<>();

    /// @param accuracy of the candidate with that number, at every rung
    Simulation(Rule.AtRungs rule, int trials, IntToDoubleFunction accuracy) {
        this.rule = rule;
        this.trials = trials;
        this.accuracy = accuracy;
    }

    /// How many candidates have come to each rung, the end included.
    Map<Integer, Long> atRungs() {
        Map<Integer, Long> counts = new TreeMap<>();
        for (int rung : rule.rungs().epochs()) {
            boolean isEnd = rung == rule.rungs().end();
            counts.put(
                    rung,
                    contenders.values().stream()
                            .filter(one ->
                                    one.hasReached(rung) || (isEnd && one.is(Status.FINISHED)))
                            .count());
        }
        return counts;
    }

    /// The numbers of those that finished.
    List<Integer> finished() {
        return contenders.values().stream()
                .filter(one -> one.is(Status.FINISHED))
                .map(Contender::number)
                .toList();
    }

    /// Ends the next candidate without an outcome.
    void fail() {
        Contender next = next();
        put(next.number(), Status.OUT, next.goal(), next.accuracies());
        decide();
    }

    /// Trains one candidate to its goal.
    void step() {
        Contender next = next();
        int goal = next.goal();
        events.add("%d to %d".formatted(next.number(), goal));
        if (goal == rule.rungs().end()) {
            put(next.number(), Status.FINISHED, goal, next.accuracies());
        } else {
            Map<Integer, Double> reached = new HashMap<>(next.accuracies());
            reached.put(goal, accuracy.applyAsDouble(next.number()));
            put(next.number(), Status.WAITING, goal, reached);
        }
        decide();
    }

    Simulation run() {
        while (contenders.size() < trials
                || contenders.values().stream().anyMatch(one -> one.is(Status.TRAINING))) {
            step();
        }
        if (contenders.values().stream().anyMatch(one -> one.is(Status.WAITING))) {
            throw new AssertionError("some wait forever: " + contenders.values());
        }
        return this;
    }

    private Contender next() {
        return contenders.values().stream()
                .filter(one -> one.is(Status.TRAINING))
                .max(
                        Comparator.comparingInt(Contender::goal)
                                .thenComparing(
                                        Comparator.comparingInt(Contender::number).reversed()))
                .orElseGet(() -> {
                    int number = contenders.size() + 1;
                    int goal = rule.firstGoal(number);
                    return new Contender(number, Status.TRAINING, goal, Map.of());
                });
    }

    private void decide() {
        List<Decision> decisions = decisions();
        while (!decisions.isEmpty()) {
            decisions.forEach(this::take);
            decisions = decisions();
        }
    }

    private List<Decision> decisions() {
        return rule.decide(new Race(List.copyOf(contenders.values()), trials - contenders.size()));
    }

    private void take(Decision decision) {
        Contender one = contenders.get(decision.number());
        if (one == null || !one.is(Status.WAITING)) {
            throw new AssertionError(decision + " is about " + one);
        }
        switch (decision) {
            case Decision.Promote(int number, int goal) -> {
                events.add("%d goes on to %d".formatted(number, goal));
                put(number, Status.TRAINING, goal, one.accuracies());
            }
            case Decision.Prune(int number) -> {
                events.add("%d stops at %d".formatted(number, one.goal()));
                put(number, Status.OUT, one.goal(), one.accuracies());
            }
        }
    }

    private void put(int number, Status status, int goal, Map<Integer, Double> accuracies) {
        contenders.put(number, new Contender(number, status, goal, accuracies));
    }
}
