package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.searchspace.space.NothingFitsException;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.List;
import java.util.random.RandomGenerator;

/// Regularized evolution: the best of a random sample of the population gets a child, which differs
/// in one decision. Source: Real, Aggarwal, Huang and Le, "Regularized Evolution for Image
/// Classifier Architecture Search" (AmoebaNet), 2019. With several objectives, NSGA-II in its
/// steady-state form ([EvolutionPopulation]).
///
/// Candidates are random until the population is full. As nothing waits for anything, a child's
/// parents are those that have been observed by then.
public final class EvolutionStrategy implements Strategy {

    /// How many mutations of one parent are tried before a known child itself becomes the parent.
    private static final int TRIES_PER_PARENT = 8;

    private final SearchSpace space;
    private final EvolutionSettings settings;
    private final long seed;
    private final boolean isChangeable;
    private final EvolutionPopulation population;
    private final KnownArchitectures known;

    public EvolutionStrategy(SearchSpace space, EvolutionSettings settings, long seed) {
        this.space = space;
        this.settings = settings;
        this.seed = seed;
        this.isChangeable =
                space.decisions().stream().anyMatch(decision -> decision.options().size() > 1);
        this.population = new EvolutionPopulation(settings);
        this.known = new KnownArchitectures(space);
    }

    @Override
    public List<Integer> suggest(long number) {
        RandomGenerator random = Chance.stream(seed, number);
        if (!population.isFull() || !isChangeable) {
            return founder(random);
        }
        try {
            return mutated(parent(random), random);
        } catch (NothingFitsException e) {
            // All that differs from the parent in one decision breaks the constraints.
            return founder(random);
        }
    }

    @Override
    public void observe(Observation observation) {
        known.add(observation.choices());
        population.add(observation, known.encoding(observation.choices()));
    }

    /// The observations that suggestions build on, in the order in which they were made.
    List<Observation> population() {
        return population.members();
    }

    private List<Integer> founder(RandomGenerator random) {
        return settings.avoidKnown() ? known.sampleOther(random) : space.sample(random);
    }

    private List<Integer> parent(RandomGenerator random) {
        List<Integer> first = population.tournament(random).choices();
        if (random.nextDouble() >= settings.crossoverProbability()) {
            return first;
        }
        List<Integer> second = population.tournament(random).choices();
        try {
            return space.crossOver(first, second, random);
        } catch (NothingFitsException e) {
            return first;
        }
    }

    private List<Integer> mutated(List<Integer> parent, RandomGenerator random) {
        List<Integer> child = space.mutate(parent, random);
        List<Integer> origin = parent;
        for (int tried = 1; isToBeTriedAgain(child, tried); tried++) {
            if (tried % TRIES_PER_PARENT == 0) {
                origin = child;
            }
            child = space.mutate(origin, random);
        }
        return child;
    }

    private boolean isToBeTriedAgain(List<Integer> child, int tried) {
        return settings.avoidKnown() && tried < KnownArchitectures.DRAWS && known.contains(child);
    }
}
