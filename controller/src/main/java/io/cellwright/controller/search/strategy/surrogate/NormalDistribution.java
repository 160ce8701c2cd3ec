package io.cellwright.controller.search.strategy.surrogate;

/// The standard normal distribution, computed alike on every machine.
final class NormalDistribution {

    private static final double LARGEST_BELOW_ONE = 1 - 0x1.0p-53;
    private static final double SCALE = 1 / Math.sqrt(2 * Math.PI);

    /// Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, formula 26.2.17.
    private static final double[] TAIL = {
        1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530
    };

    private NormalDistribution() {}

    static double density(double value) {
        return SCALE * StrictMath.exp(-0.5 * value * value);
    }

    /// The probability of at most this value; to 7.5e-8.
    static double cumulative(double value) {
        double fraction = 1 / (1 + 0.2316419 * Math.abs(value));
        double polynomial = 0;
        for (double coefficient : TAIL) {
            polynomial = (polynomial + coefficient) * fraction;
        }
        double tail = density(value) * polynomial;
        return value < 0 ? tail : 1 - tail;
    }

    /// The value below which lies this probability, from 0 to 1; to 4.5e-4. Abramowitz and Stegun,
    /// formula 26.2.23.
    static double quantile(double probability) {
        double inside = Math.clamp(probability, 1 - LARGEST_BELOW_ONE, LARGEST_BELOW_ONE);
        double root = Math.sqrt(-2 * StrictMath.log(Math.min(inside, 1 - inside)));
        double above = 2.515517 + root * (0.802853 + root * 0.010328);
        double below = 1 + root * (1.432788 + root * (0.189269 + root * 0.001308));
        double distance = root - above / below;
        return inside < 0.5 ? -distance : distance;
    }
}
