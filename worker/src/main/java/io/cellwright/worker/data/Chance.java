package io.cellwright.worker.data;

import java.util.random.RandomGenerator;

/// Random numbers whose every bit is fixed by the generator's 64-bit output: how a library turns
/// that output into a range is its own affair and may change.
final class Chance {

    private final RandomGenerator random;

    Chance(RandomGenerator random) {
        this.random = random;
    }

    /// At least 0 and below 1.
    double unit() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /// At least 0 and below the bound.
    int below(int bound) {
        return (int) (unit() * bound);
    }

    boolean happens(double probability) {
        return unit() < probability;
    }
}
