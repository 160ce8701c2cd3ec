package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.search.strategy.policy.DecisionProbabilities;
import io.cellwright.controller.search.strategy.policy.PolicyNetwork;
import io.cellwright.searchspace.space.NothingFitsException;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.List;
import java.util.random.RandomGenerator;

/// A policy network that REINFORCE (Williams, 1992) teaches to make choices of high reward, after
/// Zoph and Le, "Neural Architecture Search with Reinforcement Learning" (2017), with the entropy
/// bonus of Zoph, Vasudevan, Shlens and Le, "Learning Transferable Architectures for Scalable Image
/// Recognition" (2018).
///
/// Each observation is one step of gradient descent. It is taken as if the present policy had made
/// the suggestion, which holds up to the few steps that were taken while the candidate trained.
public final class ReinforceStrategy implements Strategy {

    /// Not the number of a suggestion, which is not negative.
    private static final long INITIAL_WEIGHTS = -1;

    private final SearchSpace space;
    private final ReinforceSettings settings;
    private final long seed;
    private final PolicyNetwork policy;
    private final Baseline baseline;

    public ReinforceStrategy(SearchSpace space, ReinforceSettings settings, long seed) {
        this.space = space;
        this.settings = settings;
        this.seed = seed;
        this.policy =
                new PolicyNetwork(
                        space.decisions(),
                        settings.policy(),
                        settings.learningRate(),
                        Chance.stream(seed, INITIAL_WEIGHTS));
        this.baseline = new Baseline(settings.baselineDecay());
    }

    @Override
    public List<Integer> suggest(long number) {
        RandomGenerator random = Chance.stream(seed, number);
        try {
            return space.fitting(() -> policy.sample(random));
        } catch (NothingFitsException e) {
            // The policy has not learned the constraints, which a drawing from all choices may
            // keep.
            return space.sample(random);
        }
    }

    @Override
    public void observe(Observation observation) {
        double advantage = baseline.advantage(observation.reward());
        policy.learn(observation.choices(), advantage, settings.entropyWeight());
    }

    /// What the policy has come to prefer: the probabilities of every decision's options where each
    /// choice before it was the likeliest.
    public List<DecisionProbabilities> preferences() {
        return policy.greedy();
    }
}
