package io.cellwright.controller.search.strategy;

/// A strategy that learns a policy, which can be looked at after every observation.
public sealed interface PolicyStrategy extends Strategy permits PpoStrategy, ReinforceStrategy {

    /// Where the policy stands.
    PolicyState state();
}
