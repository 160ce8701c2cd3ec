package io.cellwright.controller.search.objective;

import io.cellwright.searchspace.space.Constraints;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What an outcome is worth under an objective.
///
/// A candidate whose latency was not measured, where the objective asks for it, is worth as little
/// as one that failed: nobody can tell whether it is any good. Workers measure it of every network
/// that they train, so that happens where an outcome of an earlier version is reused.
public final class Reward {

    private Reward() {}

    /// What a search with one goal maximizes: the accuracy, times `(latency / target) ^ weight`
    /// where latency has a target. With several goals, the accuracy.
    public static double of(Objective objective, Measurements measured) {
        return objective
                .latency()
                .map(target -> measured.accuracy() * factor(target, measured.milliseconds()))
                .orElse(measured.accuracy());
    }

    /// The same of a candidate that was not trained to the end, before which nobody measures its
    /// latency: as if that met its target.
    public static Measurements unfinished(Objective objective, Measurements measured) {
        OptionalDouble target =
                objective.latency().stream()
                        .mapToDouble(LatencyTarget::targetMilliseconds)
                        .findFirst();
        return new Measurements(
                measured.accuracy(),
                measured.parameters(),
                measured.multiplyAdds(),
                measured.activationBytes(),
                target);
    }

    /// A value for each goal, in their order; larger is better. Nothing where one was not measured.
    /// With one goal it is the reward.
    ///
    /// The accuracy is as it is; everything else is its negative decimal logarithm.
    public static List<Double> objectives(Objective objective, Measurements measured) {
        if (!objective.hasSeveralGoals()) {
            return List.of(of(objective, measured));
        }
        List<OptionalDouble> values = objective.goals().stream().map(measured::of).toList();
        if (values.stream().anyMatch(OptionalDouble::isEmpty)) {
            return List.of();
        }
        return objective.goals().stream()
                .map(goal -> goal.score(measured.of(goal).orElseThrow()))
                .toList();
    }

    /// A value for each goal of a candidate that failed: none is better than any that succeeded.
    public static List<Double> failure(Objective objective) {
        return objective.hasSeveralGoals()
                ? objective.goals().stream().map(Goal::worstScore).toList()
                : List.of(0.0);
    }

    /// The point from which the hypervolume of the front is measured: of every goal the limit where
    /// there is one, or else its worst. It depends on nothing that was found, so that searches with
    /// the same objective can be compared.
    public static List<Double> reference(Objective objective) {
        Constraints limits = objective.limits().orElse(Constraints.NONE);
        return objective.goals().stream().map(goal -> reference(goal, limits)).toList();
    }

    private static double reference(Goal goal, Constraints limits) {
        OptionalLong limit =
                switch (goal) {
                    case PARAMETERS -> limits.parameters();
                    case MULTIPLY_ADDS -> limits.multiplyAdds();
                    case ACTIVATION_BYTES -> limits.activationBytes();
                    case ACCURACY, LATENCY -> OptionalLong.empty();
                };
        return limit.isPresent() ? goal.score((double) limit.getAsLong()) : goal.worstScore();
    }

    private static double factor(LatencyTarget target, OptionalDouble milliseconds) {
        if (milliseconds.isEmpty()) {
            return 0;
        }
        double known = Math.max(Measurements.LEAST_MILLISECONDS, milliseconds.getAsDouble());
        return StrictMath.pow(known / target.targetMilliseconds(), target.weight());
    }
}
