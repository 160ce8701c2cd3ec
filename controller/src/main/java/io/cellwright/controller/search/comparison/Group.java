package io.cellwright.controller.search.comparison;

import io.cellwright.controller.search.Repeats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What the repeats of one method found.
///
/// Accuracies are those of the candidate with the best validation accuracy of each repeat. Hours
/// are those that slots trained candidates.
///
/// @param name what the repeats are called, without their seeds
/// @param label the method in a few words
/// @param searches their numbers
/// @param running how many of them have not ended
/// @param trials candidates that have ended
/// @param after the best validation accuracy after 25, 50 and 100 percent of the trials
/// @param byTrials the best validation accuracy so far, by candidates that have ended
/// @param byDeviceHours the same, by hours of training
/// @param againstControl absent for a control, and where there is none that may spend the same
public record Group(
        String name,
        String label,
        Method method,
        boolean control,
        List<Long> searches,
        int running,
        Spread trials,
        Spread deviceHours,
        Optional<Spread> validationAccuracy,
        Optional<Spread> testAccuracy,
        Map<String, Spread> after,
        List<Curve.Point> byTrials,
        List<Curve.Point> byDeviceHours,
        Optional<AgainstControl> againstControl) {

    /// How far a group is from its control.
    ///
    /// @param label of the control
    public record AgainstControl(
            String label,
            Optional<Difference> validationAccuracy,
            Optional<Difference> testAccuracy) {}

    private static final int[] SHARES = {25, 50, 100};

    private static final double SECONDS_PER_HOUR = 3_600;

    /// The repeats of one method, not compared with any other.
    static Group of(Method method, List<Run> runs) {
        return new Group(
                Repeats.commonName(runs.getFirst().specification()),
                method.label(),
                method,
                method.isControl(),
                runs.stream().map(Run::search).toList(),
                (int) runs.stream().filter(run -> !run.ended()).count(),
                spread(runs, run -> Optional.of((double) run.steps().size())).orElseThrow(),
                spread(runs, run -> Optional.of(run.seconds() / SECONDS_PER_HOUR)).orElseThrow(),
                spread(runs, run -> run.best().map(Run::accuracy)),
                spread(runs, run -> run.best().map(best -> best.testAccuracy().orElseThrow())),
                after(method, runs),
                Curve.byTrials(runs),
                Curve.byDeviceHours(runs),
                Optional.empty());
    }

    /// The same, with what it differs by from a control.
    Group against(Group other) {
        return new Group(
                name,
                label,
                method,
                control,
                searches,
                running,
                trials,
                deviceHours,
                validationAccuracy,
                testAccuracy,
                after,
                byTrials,
                byDeviceHours,
                Optional.of(
                        new AgainstControl(
                                other.label(),
                                difference(validationAccuracy, other.validationAccuracy()),
                                difference(testAccuracy, other.testAccuracy()))));
    }

    private static Optional<Difference> difference(Optional<Spread> own, Optional<Spread> control) {
        return own.flatMap(value -> control.map(other -> Difference.between(value, other)));
    }

    private static Map<String, Spread> after(Method method, List<Run> runs) {
        Map<String, Spread> after = new LinkedHashMap<>();
        for (int share : SHARES) {
            int candidates = Math.ceilDiv(share * method.trials(), 100);
            spread(runs, run -> run.bestAfter(candidates).map(Run::accuracy))
                    .ifPresent(spread -> after.put(String.valueOf(share), spread));
        }
        return after;
    }

    private static Optional<Spread> spread(List<Run> runs, Function<Run, Optional<Double>> value) {
        return Spread.of(runs.stream().flatMap(run -> value.apply(run).stream()).toList());
    }
}
