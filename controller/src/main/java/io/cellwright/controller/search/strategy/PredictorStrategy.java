package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.search.strategy.surrogate.Encoding;
import io.cellwright.controller.search.strategy.surrogate.OneHotEncoding;
import io.cellwright.controller.search.strategy.surrogate.PathEncoding;
import io.cellwright.controller.search.strategy.surrogate.Prediction;
import io.cellwright.controller.search.strategy.surrogate.Surrogate;
import io.cellwright.searchspace.space.NothingFitsException;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Ranks candidates by what a model makes of the rewards so far, and suggests the most promising
/// one. Source: White, Neiswanger and Savani, "BANANAS: Bayesian Optimization with Neural
/// Architectures for Neural Architecture Search", 2021, with a Gaussian process in place of the
/// ensemble of neural networks.
///
/// Candidates are mutations of the best that was observed, and some drawn at random; then mutations
/// of the most promising of these. Nothing is suggested that was observed already, as long as
/// something else is found.
public final class PredictorStrategy implements Strategy {

    /// How often the most promising candidates are mutated again, and how many of them.
    private static final int GENERATIONS = 3;

    private static final int PROMISING = 5;

    /// With what probability a mutation is followed by another one.
    private static final double FURTHER_MUTATION = 0.5;

    /// How often something that was observed is drawn again.
    private static final int DRAWS = 100;

    private static final Comparator<Candidate> MOST_PROMISING_FIRST =
            Comparator.comparingDouble(candidate -> -candidate.promise());

    private final SearchSpace space;
    private final PredictorSettings settings;
    private final long seed;
    private final Encoding encoding;
    private final Surrogate surrogate;
    private final ObservedArchitectures observed;

    public PredictorStrategy(SearchSpace space, PredictorSettings settings, long seed) {
        this.space = space;
        this.settings = settings;
        this.seed = seed;
        this.encoding =
                switch (settings.encoding()) {
                    case PATH -> new PathEncoding(space);
                    case ONE_HOT -> new OneHotEncoding(space);
                };
        this.surrogate = new Surrogate(settings.memory());
        this.observed = new ObservedArchitectures(space);
    }

    @Override
    public void observe(Observation observation) {
        observed.add(observation);
        surrogate.observe(encoding.of(observation.choices()), observation.reward());
    }

    @Override
    public List<Integer> suggest(long number) {
        RandomGenerator random = Chance.stream(seed, number);
        if (observed.size() < settings.initialSamples()) {
            return newSample(random);
        }
        List<Candidate> ranked = ranked(random);
        // Those that were suggested and not observed yet had nearly the same ranking: what is best
        // for this one is likely on its way, so it takes one of the next.
        long ahead = Math.clamp(number - observed.observations(), 0, settings.candidates() / 4);
        int passed = random.nextInt((int) ahead + 1);
        List<Integer> chosen = List.of();
        for (Candidate candidate : ranked) {
            if (!observed.contains(candidate.choices())) {
                chosen = candidate.choices();
                if (passed-- == 0) {
                    break;
                }
            }
        }
        return chosen.isEmpty() ? newSample(random) : chosen;
    }

    private record Candidate(List<Integer> choices, double promise) {}

    /// Different candidates, the most promising first.
    private List<Candidate> ranked(RandomGenerator random) {
        List<Candidate> ranked = new ArrayList<>();
        Set<List<Integer>> drawn = new HashSet<>();
        List<List<Integer>> parents = observed.best(settings.parents());
        int each = Math.ceilDiv(settings.candidates(), GENERATIONS);
        double sampled = settings.randomShare() * each;
        for (int generation = 0; generation < GENERATIONS; generation++) {
            for (int number = 0; number < each; number++) {
                boolean isSampled = generation == 0 && number < sampled;
                List<Integer> choices = isSampled ? space.sample(random) : mutated(parents, random);
                if (choices.isEmpty()) {
                    ranked.sort(MOST_PROMISING_FIRST);
                    return ranked;
                }
                if (drawn.add(choices)) {
                    ranked.add(new Candidate(choices, promise(choices, random)));
                }
            }
            ranked.sort(MOST_PROMISING_FIRST);
            parents = ranked.stream().limit(PROMISING).map(Candidate::choices).toList();
        }
        return ranked;
    }

    /// No choices where nothing around a parent keeps the constraints, which takes long to find
    /// out, and so is not tried twice for one suggestion.
    private List<Integer> mutated(List<List<Integer>> parents, RandomGenerator random) {
        List<Integer> choices = parents.get(random.nextInt(parents.size()));
        try {
            do {
                choices = space.mutate(choices, random);
            } while (Chance.unit(random) < FURTHER_MUTATION);
            return choices;
        } catch (NothingFitsException e) {
            return List.of();
        }
    }

    private double promise(List<Integer> choices, RandomGenerator random) {
        Prediction prediction = surrogate.predict(encoding.of(choices));
        return switch (settings.acquisition()) {
            case UPPER_CONFIDENCE_BOUND ->
                    prediction.mean() + settings.exploration() * prediction.deviation();
            case EXPECTED_IMPROVEMENT -> prediction.expectedImprovement(surrogate.best());
            case THOMPSON_SAMPLING -> prediction.quantile(Chance.unit(random));
        };
    }

    /// What was not observed, unless nearly everything was.
    private List<Integer> newSample(RandomGenerator random) {
        List<Integer> choices = space.sample(random);
        for (int draw = 1; draw < DRAWS && observed.contains(choices); draw++) {
            choices = space.sample(random);
        }
        return choices;
    }
}
