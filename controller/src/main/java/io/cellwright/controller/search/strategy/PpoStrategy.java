package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.ClippedObjective;
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

    private final PpoSettings settings;
    private final PolicyLearner learner;
    private final List<Experience> batch = new ArrayList<>();

    public PpoStrategy(SearchSpace space, PpoSettings settings, long seed) {
        this.settings = settings;
        this.learner = new PolicyLearner(space, settings, seed);
    }

    private record Experience(List<Integer> choices, double advantage) {}

    @Override
    public List<Integer> suggest(long number) {
        return learner.suggest(number);
    }

    @Override
    public void observe(Observation observation) {
        batch.add(new Experience(observation.choices(), learner.observe(observation)));
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
                                        learner.policy(),
                                        experience.choices(),
                                        experience.advantage(),
                                        settings.clipRange()))
                        .toList();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            objectives.forEach(
                    objective -> objective.addGradient(learner.policy(), settings.entropyWeight()));
            learner.step(batch.size());
        }
    }

    @Override
    public PolicyState state() {
        return learner.state();
    }
}
