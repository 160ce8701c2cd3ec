package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.search.strategy.policy.Policy;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.Arrays;
import java.util.List;

/// A policy that REINFORCE (Williams, 1992) teaches to make choices of high reward, after Zoph and
/// Le, "Neural Architecture Search with Reinforcement Learning" (2017), with the entropy bonus of
/// Pham et al., "Efficient Neural Architecture Search via Parameter Sharing" (2018).
///
/// Each batch of observations is one step of gradient descent. It is taken as if the present policy
/// had made the suggestions, which holds up to the few steps that were taken while the candidates
/// trained.
public final class ReinforceStrategy implements PolicyStrategy {

    /// Not the number of a suggestion, which is not negative.
    private static final long INITIAL_WEIGHTS = -1;

    private final ReinforceSettings settings;
    private final Policy policy;
    private final Baseline baseline;
    private final Elite elite;
    private final PolicySuggestions suggestions;
    private int gathered;

    public ReinforceStrategy(SearchSpace space, ReinforceSettings settings, long seed) {
        this.settings = settings;
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

    @Override
    public List<Integer> suggest(long number) {
        return suggestions.suggest(number);
    }

    @Override
    public void observe(Observation observation) {
        List<Integer> choices = observation.choices();
        suggestions.observe(choices);
        double[] weights = new double[choices.size()];
        Arrays.fill(weights, baseline.advantage(observation.reward()));
        elite.observe(observation);
        policy.addGradient(choices, weights, settings.entropyWeight());
        gathered++;
        if (gathered == settings.batchSize()) {
            elite.addGradient(policy, gathered);
            policy.step();
            gathered = 0;
        }
    }

    @Override
    public PolicyState state() {
        return suggestions.state(baseline);
    }
}
