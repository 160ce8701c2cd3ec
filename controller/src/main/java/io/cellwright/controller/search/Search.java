package io.cellwright.controller.search;

import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.search.strategy.PolicyState;
import io.cellwright.controller.search.strategy.PolicyStrategy;
import io.cellwright.controller.search.strategy.Strategy;
import io.cellwright.controller.search.strategy.StrategyFactory;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.trial.Candidate;
import java.util.List;
import java.util.Optional;

/// A search as it decides: its strategy, and how many observations that has seen.
///
/// Holds nothing that is not derived from the specification and the stored observations, so it can
/// be thrown away and made again at any time. Not safe for use by several threads at once.
public final class Search {

    private final SearchSpecification specification;
    private final SearchSpace space;
    private final Strategy strategy;
    private long observed;

    public Search(SearchSpecification specification, StrategyFactory strategies) {
        this.specification = specification;
        this.space = specification.openSpace();
        this.strategy = strategies.create(specification.strategy(), space, specification.seed());
    }

    /// A candidate and the choices that picked it.
    public record Suggestion(List<Integer> choices, Candidate.Searched candidate) {

        public Suggestion {
            choices = List.copyOf(choices);
        }
    }

    /// How many observations the strategy has seen.
    public long observed() {
        return observed;
    }

    /// Where the strategy's policy stands; nothing for a strategy that has none.
    public Optional<PolicyState> policy() {
        return strategy instanceof PolicyStrategy learner
                ? Optional.of(learner.state())
                : Optional.empty();
    }

    /// Learns from the next observation.
    public void observe(Observation observation) {
        strategy.observe(observation);
        observed++;
    }

    /// The suggestion with this number, counted from 0.
    public Suggestion suggest(long number) {
        List<Integer> choices = strategy.suggest(number);
        // Isomorphic architectures become one, so that a reused outcome, and the weights that go
        // with it, are exactly those that training would have given.
        Architecture architecture = space.decode(choices).canonical();
        return new Suggestion(choices, specification.candidate(architecture));
    }
}
