package io.cellwright.controller.search.strategy.policy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Streams of chance that are fixed by a seed and a number.
public final class Chance {

    private Chance() {}

    /// The stream with this number of this seed. Streams of different numbers are unrelated.
    public static RandomGenerator stream(long seed, long number) {
        return new SplittableRandom(mixed(mixed(seed) + number));
    }

    /// At least 0 and below 1. Made from the generator's 64 bits here: how a library turns them
    /// into a fraction is its own affair and may change.
    public static double unit(RandomGenerator random) {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /// A bijective scramble (the finalizer of SplitMix64).
    private static long mixed(long number) {
        long value = number + 0x9E3779B97F4A7C15L;
        value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        value = (value ^ (value >>> 27)) * 0x94D049BB133111EBL;
        return value ^ (value >>> 31);
    }
}
