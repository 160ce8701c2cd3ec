package io.cellwright.controller.search.strategy;

/// [RandomStrategy] has nothing to set.
public record RandomSettings() implements StrategySettings {}
