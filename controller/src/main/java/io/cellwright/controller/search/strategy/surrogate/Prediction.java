package io.cellwright.controller.search.strategy.surrogate;

/// What a model expects: a normal distribution.
public record Prediction(double mean, double deviation) {

    /// By how much a value of this distribution exceeds another on average, where one that does not
    /// counts as 0. Source: Jones, Schonlau and Welch, "Efficient Global Optimization of Expensive
    /// Black-Box Functions", 1998, equation 15.
    public double expectedImprovement(double over) {
        double distance = (mean - over) / deviation;
        double improvement =
                distance * NormalDistribution.cumulative(distance)
                        + NormalDistribution.density(distance);
        return deviation * improvement;
    }

    /// The value of this distribution below which lies this probability.
    public double quantile(double probability) {
        return mean + deviation * NormalDistribution.quantile(probability);
    }
}
