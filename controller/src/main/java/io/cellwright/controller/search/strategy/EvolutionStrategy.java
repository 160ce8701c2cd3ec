package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.searchspace.space.NothingFitsException;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.List;
import java.util.function.UnaryOperator;
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

    /// How often a known child is tried again, which a space whose every architecture is known
    /// would go on with for ever.
    private static final int TRIES = 64;

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
        this.population = new EvolutionPopulation(settings.populationSize(), settings.survival());
        this.known = new KnownArchitectures(space);
    }

    @Override
    public List<Integer> suggest(long number) {
        RandomGenerator random = Chance.stream(seed, number);
        if (!population.isFull() || !isChangeable) {
            return unknown(space.sample(random), _ -> space.sample(random));
        }
        try {
            return child(random);
        } catch (NothingFitsException e) {
            // The parents are alone among what breaks the constraints.
            return space.sample(random);
        }
    }

    @Override
    public void observe(Observation observation) {
        known.add(observation.choices());
        population.add(observation);
    }

    /// The observations that suggestions build on, in the order in which they were made.
    List<Observation> population() {
        return population.members();
    }

    private List<Integer> child(RandomGenerator random) {
        List<Integer> first = population.tournament(settings.sampleSize(), random).choices();
        List<Integer> parent = first;
        if (random.nextDouble() < settings.crossoverProbability()) {
            List<Integer> second = population.tournament(settings.sampleSize(), random).choices();
            parent = space.crossOver(first, second, random);
        }
        return mutated(parent, random);
    }

    private List<Integer> mutated(List<Integer> parent, RandomGenerator random) {
        List<Integer> child = space.mutate(parent, random);
        if (!settings.avoidKnown()) {
            return child;
        }
        List<Integer> origin = parent;
        for (int attempt = 1; attempt < TRIES && known.contains(child); attempt++) {
            if (attempt % TRIES_PER_PARENT == 0) {
                origin = child;
            }
            child = space.mutate(origin, random);
        }
        return child;
    }

    private List<Integer> unknown(List<Integer> first, UnaryOperator<List<Integer>> next) {
        List<Integer> choices = first;
        if (settings.avoidKnown()) {
            for (int attempt = 1; attempt < TRIES && known.contains(choices); attempt++) {
                choices = next.apply(choices);
            }
        }
        return choices;
    }
}
