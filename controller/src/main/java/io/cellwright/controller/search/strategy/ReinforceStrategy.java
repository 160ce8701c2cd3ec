package io.cellwright.controller.search.strategy;

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

    private final ReinforceSettings settings;
    private final PolicyLearner learner;
    private int gathered;

    public ReinforceStrategy(SearchSpace space, ReinforceSettings settings, long seed) {
        this.settings = settings;
        this.learner = new PolicyLearner(space, settings, seed);
    }

    @Override
    public List<Integer> suggest(long number) {
        return learner.suggest(number);
    }

    @Override
    public void observe(Observation observation) {
        List<Integer> choices = observation.choices();
        double[] weights = new double[choices.size()];
        Arrays.fill(weights, learner.observe(observation));
        learner.policy().addGradient(choices, weights, settings.entropyWeight());
        gathered++;
        if (gathered == settings.batchSize()) {
            learner.step(gathered);
            gathered = 0;
        }
    }

    @Override
    public PolicyState state() {
        return learner.state();
    }
}
