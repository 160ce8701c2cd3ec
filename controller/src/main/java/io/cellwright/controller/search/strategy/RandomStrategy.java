package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.List;

/// Draws every choice uniformly and learns nothing: the control that a strategy has to beat (Li and
/// Talwalkar, "Random Search and Reproducibility for Neural Architecture Search", 2019).
public final class RandomStrategy implements Strategy {

    private final SearchSpace space;
    private final long seed;

    public RandomStrategy(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    @Override
    public List<Integer> suggest(long number) {
        return space.sample(Chance.stream(seed, number));
    }

    /// Does nothing.
    @Override
    public void observe(Observation observation) {}
}
