package io.cellwright.controller.search.fidelity;

import java.util.List;

/// What a candidate that was not trained to the end might have reached, so that strategies can
/// compare it with those that were.
///
/// The estimate is its accuracy plus what the candidates that finished gained on average from the
/// same epoch to the end. It stays below the best one that finished, unless the candidate was
/// measured to be better already. While none has finished, it is the accuracy itself.
///
/// Those that finish are the better ones, and what they gain is not what others would. The estimate
/// keeps the order of candidates that were judged after the same epoch, and puts them near enough
/// to the others to learn from.
public final class FinalAccuracy {

    private FinalAccuracy() {}

    /// A candidate that finished.
    ///
    /// @param atEpoch its validation accuracy after the epoch in question
    /// @param atEnd its validation accuracy in the end
    public record Finished(double atEpoch, double atEnd) {}

    /// The estimate for a candidate with that validation accuracy, from 0 to 1.
    ///
    /// @param finished in a fixed order, so that the sum is always the same
    public static double estimate(double accuracy, List<Finished> finished) {
        if (finished.isEmpty()) {
            return accuracy;
        }
        double gain = 0;
        double best = 0;
        for (Finished one : finished) {
            gain += one.atEnd() - one.atEpoch();
            best = Math.max(best, one.atEnd());
        }
        double estimate = accuracy + gain / finished.size();
        return Math.clamp(estimate, 0, Math.max(accuracy, Math.nextDown(best)));
    }
}
