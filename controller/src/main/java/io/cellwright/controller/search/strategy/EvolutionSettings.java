package io.cellwright.controller.search.strategy;

import static io.cellwright.controller.search.settings.Ranges.requireWithin;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How [EvolutionStrategy] breeds.
///
/// @param populationSize the members, 2 to 1,000; 100 in AmoebaNet (Real et al., 2019), 10 in
///   NATS-Bench (Dong et al., 2021)
/// @param sampleSize how many members, drawn with replacement, a tournament compares, 1 to 1,000;
///   25 in AmoebaNet, 3 in NATS-Bench; with several objectives two, as in NSGA-II
/// @param crossoverProbability that a child has two parents, 0 to 1, before it is mutated; 0 in
///   AmoebaNet, 0.9 in NSGA-II (Deb et al., 2002)
/// @param avoidKnown whether a child that computes the same as an observed candidate is mutated
///   again; not in AmoebaNet
/// @param survival which members stay where there is one objective; with several, always the best
public record EvolutionSettings(
        int populationSize,
        int sampleSize,
        double crossoverProbability,
        boolean avoidKnown,
        Survival survival)
        implements StrategySettings {

    /// What a search uses.
    public static final EvolutionSettings DEFAULT =
            new EvolutionSettings(20, 10, 0.5, true, Survival.YOUNGEST);

    private static final int MOST_MEMBERS = 1_000;

    /// Which members a population keeps.
    public enum Survival {
        /// The last that were observed (ageing): a reward that was luck is forgotten. As AmoebaNet.
        @JsonProperty("youngest")
        YOUNGEST,
        /// Those of the highest reward.
        @JsonProperty("best")
        BEST
    }

    public EvolutionSettings {
        requireWithin("populationSize", populationSize, 2, MOST_MEMBERS);
        requireWithin("sampleSize", sampleSize, 1, MOST_MEMBERS);
        requireWithin("crossoverProbability", crossoverProbability, 0, 1);
    }

    @Override
    public boolean knowsSeveralObjectives() {
        return true;
    }
}
