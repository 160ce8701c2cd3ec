package io.cellwright.controller.search.strategy;

import io.cellwright.searchspace.space.SearchSpace;

/// Makes the strategy of a search.
@FunctionalInterface
public interface StrategyFactory {

    /// A strategy that has observed nothing yet.
    Strategy create(StrategySettings settings, SearchSpace space, long seed);
}
