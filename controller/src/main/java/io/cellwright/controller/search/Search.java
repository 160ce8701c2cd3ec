package io.cellwright.controller.search;

import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.search.strategy.PolicyState;
import io.cellwright.controller.search.strategy.PolicyStrategy;
import io.cellwright.controller.search.strategy.RandomScalarization;
import io.cellwright.controller.search.strategy.Strategy;
import io.cellwright.controller.search.strategy.StrategyFactory;
import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.space.NothingFitsException;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.trial.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A search as it decides: its strategy, and how many observations that has seen.
///
/// Holds nothing that is not derived from the specification and the stored observations, so it can
/// be thrown away and made again at any time. Not safe for use by several threads at once.
public final class Search {

    /// How many neighbours of a suggestion are looked at for one that may be trained.
    private static final int NEIGHBOURS = 50;

    /// The streams of neighbours lie below all others that a suggestion's number could have.
    private static final long NEIGHBOUR_STREAMS = Long.MIN_VALUE / 2;

    private final SearchSpecification specification;
    private final SearchSpace space;

    /// The strategy itself, which may be told of outcomes by another one.
    private final Strategy own;

    private final Strategy strategy;
    private long observed;

    public Search(SearchSpecification specification, StrategyFactory strategies) {
        this.specification = specification;
        this.space = specification.openSpace();
        this.own = strategies.create(specification.strategy(), space, specification.seed());
        this.strategy =
                specification.objective().hasSeveralGoals()
                                && !specification.strategy().knowsSeveralObjectives()
                        ? new RandomScalarization(own, specification.seed())
                        : own;
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
        return own instanceof PolicyStrategy learner
                ? Optional.of(learner.state())
                : Optional.empty();
    }

    /// Learns from the next observation.
    public void observe(Observation observation) {
        strategy.observe(observation);
        observed++;
    }

    /// The suggestion with this number, counted from 0. It keeps the space's constraints and the
    /// limits, whatever the strategy says.
    public Suggestion suggest(long number) {
        return suggestion(fitting(number));
    }

    /// What the strategy proposes for the candidate with this number, of which a screening chooses.
    public List<Suggestion> proposals(long number, Screening screening) {
        return IntStream.range(0, screening.proposals())
                .mapToObj(proposal -> suggest(screening.suggestion(number, proposal)))
                .toList();
    }

    /// The first neighbour of a suggestion that is accepted; nothing where none of many is. A
    /// neighbour differs in a few choices, the more the longer none was found.
    ///
    /// @param number of the suggestion
    public Optional<Suggestion> neighbour(
            Suggestion suggestion, long number, Predicate<Suggestion> accepted) {
        if (space.decisions().stream().allMatch(decision -> decision.options().size() == 1)) {
            return Optional.empty();
        }
        RandomGenerator random = Chance.stream(specification.seed(), NEIGHBOUR_STREAMS + number);
        List<Integer> choices = suggestion.choices();
        for (int step = 0; step < NEIGHBOURS; step++) {
            try {
                choices = space.mutate(step % 5 == 0 ? suggestion.choices() : choices, random);
            } catch (NothingFitsException _) {
                return Optional.empty();
            }
            Suggestion neighbour = suggestion(choices);
            if (accepted.test(neighbour)) {
                return Optional.of(neighbour);
            }
        }
        return Optional.empty();
    }

    private List<Integer> fitting(long number) {
        try {
            List<Integer> choices = strategy.suggest(number);
            if (space.misfit(space.decode(choices)).isEmpty()) {
                return choices;
            }
        } catch (NothingFitsException _) {
            // So little fits that the strategy found nothing. The search goes on all the same.
        }
        return Fitting.drawn(space, specification.seed(), number);
    }

    /// The candidate that these choices pick.
    public Suggestion suggestion(List<Integer> choices) {
        // Isomorphic architectures become one, so that a reused outcome, and the weights that go
        // with it, are exactly those that training would have given.
        Architecture architecture = space.decode(choices).canonical();
        return new Suggestion(choices, specification.candidate(architecture));
    }
}
