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
    private final List<Member> members = new ArrayList<>();
    private Comparator<Integer> better = Comparator.naturalOrder();

    EvolutionPopulation(EvolutionSettings settings) {
        this.settings = settings;
    }

    /// @param encoding equal for architectures that compute the same
    private record Member(Observation observation, String encoding) {

        double reward() {
            return observation.reward();
        }
    }

    List<Observation> members() {
        return members.stream().map(Member::observation).toList();
    }

    boolean isFull() {
        return members.size() == settings.populationSize();
    }

    /// Where the best survive, an observation takes the place of an earlier one of the same
    /// architecture: a repeated outcome would crowd out others, and that of a candidate that was
    /// trained further is what it is worth now.
    ///
    /// @param encoding equal for architectures that compute the same
    void add(Observation observation, String encoding) {
        boolean isAgeing =
                observation.objectives().size() == 1
                        && settings.survival() == EvolutionSettings.Survival.YOUNGEST;
        if (!isAgeing) {
            members.removeIf(member -> member.encoding().equals(encoding));
        }
        members.add(new Member(observation, encoding));
        better = better();
        if (members.size() > settings.populationSize()) {
            members.remove(isAgeing ? 0 : worst());
            better = better();
        }
    }

    /// The best of a random sample, each drawn from all.
    Observation tournament(RandomGenerator random) {
        int sample = hasOneObjective() ? settings.sampleSize() : PAIR;
        return IntStream.range(0, sample)
                .map(_ -> random.nextInt(members.size()))
                .boxed()
                .min(better)
                .map(member -> members.get(member).observation())
                .orElseThrow();
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
                EvolutionStanding.of(members().stream().map(Observation::objectives).toList());
        return Comparator.comparing(standings::get);
    }

    private boolean hasOneObjective() {
        return members.getFirst().observation().objectives().size() == 1;
    }
}
