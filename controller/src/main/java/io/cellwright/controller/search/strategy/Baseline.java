package io.cellwright.controller.search.strategy;

/// What reward to expect: an exponential moving average, and of the squared deviation from it.
///
/// Advantages are in standard deviations, so that a policy learns as fast from accuracies that
/// differ by one percent as from those that differ by ten.
final class Baseline {

    /// A deviation beyond so many standard deviations counts as this many: a failed candidate's 0
    /// must not make the next ordinary reward look like a success.
    private static final double LARGEST_DEVIATION = 3;

    private final double decay;
    private long observed;
    private double mean;
    private double variance;

    Baseline(double decay) {
        this.decay = decay;
    }

    /// How much better than expected the reward is, in standard deviations; 0 for the first one.
    double advantage(double reward) {
        observed++;
        if (observed == 1) {
            mean = reward;
            return 0;
        }
        double deviation = reward - mean;
        if (variance > 0) {
            double limit = LARGEST_DEVIATION * Math.sqrt(variance);
            deviation = Math.clamp(deviation, -limit, limit);
        }
        // The first observations have equal weight, so that they do not stay too heavy.
        mean += Math.max(1.0 / observed, 1 - decay) * deviation;
        variance += Math.max(1.0 / (observed - 1), 1 - decay) * (deviation * deviation - variance);
        return variance > 0 ? deviation / Math.sqrt(variance) : 0;
    }
}
