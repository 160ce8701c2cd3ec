package io.cellwright.controller.search.fidelity;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;

/// What a rule knows of a candidate.
///
/// @param number in the order of suggestion, from 1
/// @param goal the rung that it is trained to, or at which it waits
/// @param accuracies the validation accuracy at each rung that it has reached, by the rung's epoch
public record Contender(int number, Status status, int goal, Map<Integer, Double> accuracies) {

    /// How a candidate stands.
    public enum Status {
        /// In training towards its goal, or about to be.
        TRAINING,
        /// At its goal, with a checkpoint, until it is decided whether it goes on.
        WAITING,
        /// Trained to the end.
        FINISHED,
        /// Ended before: stopped, failed or cancelled.
        OUT
    }

    public Contender {
        accuracies = Map.copyOf(accuracies);
        if (status == Status.WAITING && !accuracies.containsKey(goal)) {
            throw new IllegalArgumentException(
                    "candidate %d waits at rung %d, but has no accuracy there"
                            .formatted(number, goal));
        }
    }

    /// The validation accuracy at a rung, if the candidate has reached it.
    OptionalDouble at(int rung) {
        Double accuracy = accuracies.get(rung);
        return accuracy == null ? OptionalDouble.empty() : OptionalDouble.of(accuracy);
    }

    boolean hasReached(int rung) {
        return accuracies.containsKey(rung);
    }

    boolean is(Status one) {
        return status == one;
    }

    boolean waitsAt(int rung) {
        return status == Status.WAITING && goal == rung;
    }

    /// The most accurate at a rung first, the earliest of equals first.
    static Comparator<Contender> bestAt(int rung) {
        return Comparator.<Contender>comparingDouble(one -> -one.at(rung).orElse(-1))
                .thenComparingInt(Contender::number);
    }
}
