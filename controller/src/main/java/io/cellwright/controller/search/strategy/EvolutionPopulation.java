package io.cellwright.controller.search.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The observations from which [EvolutionStrategy] chooses parents, in the order in which they were
/// made.
///
/// With several objectives it is that of NSGA-II in its steady-state form, which drops the worst
/// after each child instead of after each generation, so that nothing waits. Source: Durillo,
/// Nebro, Luna and Alba, "On the Effect of the Steady-State Selection Scheme in Multi-Objective
/// Genetic Algorithms", 2009.
final class EvolutionPopulation {

    /// The tournament of NSGA-II. Larger ones would nearly always be won by the ends of the front.
    private static final int PAIR = 2;

    private final EvolutionSettings settings;
    private final List<Observation> members = new ArrayList<>();
    private Comparator<Integer> better = Comparator.naturalOrder();

    EvolutionPopulation(EvolutionSettings settings) {
        this.settings = settings;
    }

    List<Observation> members() {
        return List.copyOf(members);
    }

    boolean isFull() {
        return members.size() == settings.populationSize();
    }

    /// @param isNew whether no equal architecture was added before; where the best survive, a
    ///   second one would crowd out something else
    void add(Observation observation, boolean isNew) {
        boolean isAgeing =
                observation.objectives().size() == 1
                        && settings.survival() == EvolutionSettings.Survival.YOUNGEST;
        if (!isAgeing && !isNew) {
            return;
        }
        members.add(observation);
        better = better();
        if (members.size() > settings.populationSize()) {
            members.remove(isAgeing ? 0 : worst());
            better = better();
        }
    }

    /// The best of a random sample, each drawn from all.
    Observation tournament(RandomGenerator random) {
        int sample = hasOneObjective() ? settings.sampleSize() : PAIR;
        return members.get(
                IntStream.range(0, sample)
                        .map(_ -> random.nextInt(members.size()))
                        .boxed()
                        .min(better)
                        .orElseThrow());
    }

    /// The oldest of the worst.
    private int worst() {
        return IntStream.range(0, members.size())
                .boxed()
                .max(better.thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    /// Compares the numbers of members; the better one comes first.
    private Comparator<Integer> better() {
        if (hasOneObjective()) {
            return Comparator.comparingDouble(member -> -members.get(member).reward());
        }
        List<EvolutionStanding> standings =
                EvolutionStanding.of(members.stream().map(Observation::objectives).toList());
        return Comparator.comparing(standings::get);
    }

    private boolean hasOneObjective() {
        return members.getFirst().objectives().size() == 1;
    }
}
