package io.cellwright.controller.search.strategy;

/// [GridStrategy] has nothing to set.
public record GridSettings() implements StrategySettings {}
