package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.search.strategy.policy.Policy;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.List;

/// What strategies with a policy share: the policy, what it is rewarded against, the best so far,
/// and how suggestions are drawn. They differ in the steps that the policy takes.
final class PolicyLearner {

    /// Not the number of a suggestion, which is not negative.
    private static final long INITIAL_WEIGHTS = -1;

    private final Policy policy;
    private final Baseline baseline;
    private final Elite elite;
    private final PolicySuggestions suggestions;

    PolicyLearner(SearchSpace space, PolicySettings settings, long seed) {
        this.policy =
                Policy.create(
                        settings.policy(),
                        space.decisions(),
                        settings.learningRate(),
                        settings.lstm(),
                        Chance.stream(seed, INITIAL_WEIGHTS));
        this.baseline = new Baseline(settings.baselineDecay(), settings.advantage());
        this.elite = new Elite(settings.eliteSize(), settings.eliteWeight());
        this.suggestions =
                new PolicySuggestions(space, policy, settings.warmUp(), settings.redraws(), seed);
    }

    Policy policy() {
        return policy;
    }

    List<Integer> suggest(long number) {
        return suggestions.suggest(number);
    }

    /// Takes an observation in, and answers its advantage.
    double observe(Observation observation) {
        suggestions.observe(observation.choices());
        elite.observe(observation);
        return baseline.advantage(observation.reward());
    }

    /// Moves the policy by the gradients that were gathered, and towards the best so far.
    ///
    /// @param batch the observations whose gradients were gathered
    void step(int batch) {
        elite.addGradient(policy, batch);
        policy.step();
    }

    PolicyState state() {
        return suggestions.state(baseline);
    }
}
