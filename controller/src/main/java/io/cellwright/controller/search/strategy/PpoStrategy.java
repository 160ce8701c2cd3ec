package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.search.strategy.policy.ClippedObjective;
import io.cellwright.controller.search.strategy.policy.Policy;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/// A policy that proximal policy optimization teaches to make choices of high reward, as in Zoph,
/// Vasudevan, Shlens and Le, "Learning Transferable Architectures for Scalable Image Recognition"
/// (2018).
///
/// Each batch of observations is several steps of gradient descent, none of which gains from moving
/// far away from the policy before the batch.
public final class PpoStrategy implements PolicyStrategy {

    /// Not the number of a suggestion, which is not negative.
    private static final long INITIAL_WEIGHTS = -1;

    private final PpoSettings settings;
    private final Policy policy;
    private final Baseline baseline;
    private final Elite elite;
    private final PolicySuggestions suggestions;
    private final List<Experience> batch = new ArrayList<>();

    public PpoStrategy(SearchSpace space, PpoSettings settings, long seed) {
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

    private record Experience(List<Integer> choices, double advantage) {}

    @Override
    public List<Integer> suggest(long number) {
        return suggestions.suggest(number);
    }

    @Override
    public void observe(Observation observation) {
        suggestions.observe(observation.choices());
        elite.observe(observation);
        batch.add(new Experience(observation.choices(), baseline.advantage(observation.reward())));
        if (batch.size() == settings.batchSize()) {
            learn();
            batch.clear();
        }
    }

    private void learn() {
        List<ClippedObjective> objectives =
                batch.stream()
                        .map(experience ->
                                ClippedObjective.of(
                                        policy,
                                        experience.choices(),
                                        experience.advantage(),
                                        settings.clipRange()))
                        .toList();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            objectives.forEach(
                    objective -> objective.addGradient(policy, settings.entropyWeight()));
            elite.addGradient(policy, batch.size());
            policy.step();
        }
    }

    @Override
    public PolicyState state() {
        return suggestions.state(baseline);
    }
}
