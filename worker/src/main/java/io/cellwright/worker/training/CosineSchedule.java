package io.cellwright.worker.training;

/// A learning rate that falls along half a cosine. Source: Loshchilov and Hutter, "SGDR: Stochastic
/// Gradient Descent with Warm Restarts", 2016, without restarts.
///
/// @param first the learning rate of step 0
/// @param steps of the whole training; one more and the rate would be 0
public record CosineSchedule(double first, long steps) {

    public CosineSchedule {
        if (steps < 1) {
            throw new IllegalArgumentException("a schedule has at least one step, not " + steps);
        }
    }

    /// The learning rate of a step, counted from 0.
    public float at(long step) {
        return (float) (first * (1 + StrictMath.cos(StrictMath.PI * step / steps)) / 2);
    }
}
