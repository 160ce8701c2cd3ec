package io.cellwright.controller.search;

import io.cellwright.searchspace.space.SearchSpace;

/// Makes the strategy of a search.
@FunctionalInterface
public interface StrategyFactory {

    /// A strategy that has observed nothing yet.
    ///
    /// @param name one of [SearchSpecification#STRATEGIES]
    Strategy create(String name, SearchSpace space, long seed);
}
