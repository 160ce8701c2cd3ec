package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The best different choices that were observed, which a policy learns to repeat: priority queue
/// training. Source: Abolafia et al., "Neural Program Synthesis with Priority Queue Training",
/// 2018.
final class Elite {

    private final int size;
    private final double weight;
    // The best first.
    private final List<Observation> members = new ArrayList<>();
    private final Set<List<Integer>> choices = new HashSet<>();

    /// @param size how many there are, 0 for none
    /// @param weight of the mean logarithm of their probabilities in what a policy maximizes
    Elite(int size, double weight) {
        this.size = size;
        this.weight = weight;
    }

    /// Takes the observation in where it is among the best; of equals, the earlier one is better.
    void observe(Observation observation) {
        if (size == 0 || !choices.add(observation.choices())) {
            return;
        }
        int place = members.size();
        while (place > 0 && members.get(place - 1).reward() < observation.reward()) {
            place--;
        }
        members.add(place, observation);
        if (members.size() > size) {
            choices.remove(members.removeLast().choices());
        }
    }

    /// Adds the gradient that makes them likelier.
    ///
    /// @param batch the observations whose gradients are gathered with this one
    void addGradient(Policy policy, int batch) {
        for (Observation member : members) {
            double[] weights = new double[member.choices().size()];
            Arrays.fill(weights, weight * batch / members.size());
            policy.addGradient(member.choices(), weights, 0);
        }
    }
}
