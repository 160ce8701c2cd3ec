package io.cellwright.controller.search.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// The observations from which [EvolutionStrategy] chooses parents.
final class EvolutionPopulation {

    private final int size;
    private final EvolutionSettings.Survival survival;
    private final List<Observation> members = new ArrayList<>();

    EvolutionPopulation(int size, EvolutionSettings.Survival survival) {
        this.size = size;
        this.survival = survival;
    }

    List<Observation> members() {
        return List.copyOf(members);
    }

    boolean isFull() {
        return members.size() == size;
    }

    void add(Observation observation) {
        members.add(observation);
        if (members.size() > size) {
            switch (survival) {
                case YOUNGEST -> members.removeFirst();
                case BEST ->
                        members.remove(
                                members.stream()
                                        .min(Comparator.comparingDouble(Observation::reward))
                                        .orElseThrow());
            }
        }
    }

    /// The best of so many, each drawn from all.
    Observation tournament(int sampleSize, RandomGenerator random) {
        Observation best = members.get(random.nextInt(members.size()));
        for (int drawn = 1; drawn < sampleSize; drawn++) {
            Observation other = members.get(random.nextInt(members.size()));
            if (other.reward() > best.reward()) {
                best = other;
            }
        }
        return best;
    }
}
