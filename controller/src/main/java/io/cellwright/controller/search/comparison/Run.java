package io.cellwright.controller.search.comparison;

import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.SearchState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One search, as a comparison sees it.
///
/// @param steps its candidates that have ended, in the order in which they did
public record Run(
        long search, SearchSpecification specification, SearchState state, List<Step> steps) {

    /// A candidate that has ended.
    ///
    /// @param validationAccuracy of one that was trained to the end; others are never the best
    /// @param seconds that a slot trained it; 0 where an outcome was taken over
    public record Step(
            OptionalDouble validationAccuracy, OptionalDouble testAccuracy, double seconds) {}

    public Run {
        steps = List.copyOf(steps);
    }

    boolean ended() {
        return state.ended();
    }

    double seconds() {
        return steps.stream().mapToDouble(Step::seconds).sum();
    }

    /// The best of all candidates, the earliest of equals.
    Optional<Step> best() {
        return bestOf(steps.size());
    }

    /// The best of the first so many candidates; where the search ended with fewer, of all. Empty
    /// where it has not come so far, or found none.
    Optional<Step> bestAfter(int candidates) {
        return candidates <= steps.size() || ended()
                ? bestOf(Math.min(candidates, steps.size()))
                : Optional.empty();
    }

    /// The best of the candidates that had ended after so many seconds of training.
    Optional<Step> bestAfter(double seconds) {
        double passed = 0;
        int count = 0;
        while (count < steps.size() && passed + steps.get(count).seconds() <= seconds) {
            passed += steps.get(count).seconds();
            count++;
        }
        return bestOf(count);
    }

    private Optional<Step> bestOf(int count) {
        Step best = null;
        for (Step step : steps.subList(0, count)) {
            if (step.validationAccuracy().isPresent()
                    && (best == null || accuracy(step) > accuracy(best))) {
                best = step;
            }
        }
        return Optional.ofNullable(best);
    }

    static double accuracy(Step step) {
        return step.validationAccuracy().orElseThrow();
    }
}
