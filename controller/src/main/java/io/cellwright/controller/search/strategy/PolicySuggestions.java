package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.search.strategy.policy.Policy;
import io.cellwright.searchspace.space.Decision;
import io.cellwright.searchspace.space.NothingFitsException;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.List;
import java.util.random.RandomGenerator;

/// Suggestions from a policy that keep the constraints of the space and rather differ from what was
/// observed.
final class PolicySuggestions {

    private final SearchSpace space;
    private final Policy policy;
    private final int warmUp;
    private final int redraws;
    private final long seed;
    private final KnownArchitectures known;
    private long observed;
    private long duplicates;

    /// @param warmUp how many of the first suggestions are drawn uniformly
    /// @param redraws how often what was observed before is drawn again
    PolicySuggestions(SearchSpace space, Policy policy, int warmUp, int redraws, long seed) {
        this.space = space;
        this.policy = policy;
        this.warmUp = warmUp;
        this.redraws = redraws;
        this.seed = seed;
        this.known = new KnownArchitectures(space);
    }

    /// The suggestion with this number. The more often it has to be drawn again, the larger the
    /// share of an even distribution: first the neighborhood of what the policy prefers is tried,
    /// and at last everything.
    List<Integer> suggest(long number) {
        RandomGenerator random = Chance.stream(seed, number);
        List<Integer> drawn = draw(number, random, 0);
        for (int redraw = 1; redraw <= redraws && known.contains(drawn); redraw++) {
            drawn = draw(number, random, (double) redraw / redraws);
        }
        return drawn;
    }

    /// Remembers what was observed.
    void observe(List<Integer> choices) {
        observed++;
        if (!known.add(choices)) {
            duplicates++;
        }
    }

    /// Where the policy stands, with this baseline.
    PolicyState state(Baseline baseline) {
        return new PolicyState(
                observed,
                policy.greedy(),
                policy.entropy(),
                largestEntropy(),
                baseline.mean(),
                baseline.lastAdvantage(),
                observed == 0 ? 0 : (double) duplicates / observed);
    }

    private double largestEntropy() {
        double sum = 0;
        for (Decision decision : space.decisions()) {
            sum += StrictMath.log(decision.options().size());
        }
        return sum;
    }

    private List<Integer> draw(long number, RandomGenerator random, double uniform) {
        if (number < warmUp) {
            return space.sample(random);
        }
        try {
            return space.fitting(() -> policy.sample(random, uniform));
        } catch (NothingFitsException e) {
            // The policy has not learned the constraints, which a drawing from all choices may
            // keep.
            return space.sample(random);
        }
    }
}
