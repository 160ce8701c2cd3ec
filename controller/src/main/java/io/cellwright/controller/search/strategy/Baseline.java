package io.cellwright.controller.search.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What reward to expect: an exponential moving average, and of the squared deviation from it.
final class Baseline {

    /// A deviation beyond so many standard deviations counts as this many, unless advantages are
    /// plain: a failed candidate's 0 must not make the next ordinary reward look like a success.
    private static final double LARGEST_DEVIATION = 3;

    private final double decay;
    private final AdvantageScale scale;
    private final List<Double> sorted = new ArrayList<>();
    private long observed;
    private double mean;
    private double variance;
    private double advantage;

    Baseline(double decay, AdvantageScale scale) {
        this.decay = decay;
        this.scale = scale;
    }

    /// The expected reward; 0 before the first one.
    double mean() {
        return mean;
    }

    /// What the last reward's advantage was; 0 before the first one.
    double lastAdvantage() {
        return advantage;
    }

    /// How much better than expected the reward is; 0 for the first one.
    double advantage(double reward) {
        observed++;
        double deviation = deviation(reward);
        advantage =
                switch (scale) {
                    case REWARD -> deviation;
                    case DEVIATION -> variance > 0 ? deviation / Math.sqrt(variance) : 0;
                    case RANK -> rank(reward);
                };
        return advantage;
    }

    /// Updates the averages.
    private double deviation(double reward) {
        if (observed == 1) {
            mean = reward;
            return 0;
        }
        double deviation = reward - mean;
        if (variance > 0 && scale != AdvantageScale.REWARD) {
            double limit = LARGEST_DEVIATION * Math.sqrt(variance);
            deviation = Math.clamp(deviation, -limit, limit);
        }
        // The first observations have equal weight, so that they do not stay too heavy.
        mean += Math.max(1.0 / observed, 1 - decay) * deviation;
        variance += Math.max(1.0 / (observed - 1), 1 - decay) * (deviation * deviation - variance);
        return deviation;
    }

    /// Equal rewards share the middle of their places.
    private double rank(double reward) {
        int lower = lower(reward);
        int notHigher = lower(Math.nextUp(reward));
        sorted.add(notHigher, reward);
        return observed == 1 ? 0 : (double) (lower + notHigher) / (observed - 1) - 1;
    }

    private int lower(double reward) {
        int found = Collections.binarySearch(sorted, reward);
        int place = found < 0 ? -found - 1 : found;
        while (place > 0 && sorted.get(place - 1) >= reward) {
            place--;
        }
        return place;
    }
}
