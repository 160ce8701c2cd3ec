package io.cellwright.controller.search.strategy;

import io.cellwright.searchspace.space.SearchSpace;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The different architectures that a strategy observed, and their mean rewards.
final class ObservedArchitectures {

    private final SearchSpace space;
    private final Map<String, Observed> byEncoding = new LinkedHashMap<>();
    private long observations;

    ObservedArchitectures(SearchSpace space) {
        this.space = space;
    }

    private record Observed(List<Integer> choices, double sum, int count) {

        double mean() {
            return sum / count;
        }

        Observed and(Observed next) {
            return new Observed(choices, sum + next.sum, count + next.count);
        }
    }

    void add(Observation observation) {
        byEncoding.merge(
                encoding(observation.choices()),
                new Observed(observation.choices(), observation.reward(), 1),
                Observed::and);
        observations++;
    }

    /// The number of observations, repeated ones too.
    long observations() {
        return observations;
    }

    /// The number of different architectures.
    int size() {
        return byEncoding.size();
    }

    /// Whether these choices, or others that mean the same network, were observed.
    boolean contains(List<Integer> choices) {
        return byEncoding.containsKey(encoding(choices));
    }

    /// The choices of so many architectures of highest reward, the best and the earliest first.
    List<List<Integer>> best(int count) {
        return byEncoding.values().stream()
                .sorted(Comparator.comparingDouble((Observed observed) -> -observed.mean()))
                .limit(count)
                .map(Observed::choices)
                .toList();
    }

    private String encoding(List<Integer> choices) {
        return space.decode(choices).encoding();
    }
}
