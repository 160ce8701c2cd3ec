package io.cellwright.controller.search.strategy.surrogate;

import java.util.List;

/// How choices become the inputs of a model.
@FunctionalInterface
public interface Encoding {

    /// How much the value of a whole counts, a number of operations or a depth, beside that of one
    /// choice or path. Measured: these few features tell good from bad after ten observations, the
    /// many others after a hundred.
    double SUMMARY_WEIGHT = 0.5;

    /// Throws [IllegalArgumentException] where the choices are not of the space.
    Features of(List<Integer> choices);

    /// 64 bits for what is read next after what these 64 bits stand for (the finalizer of
    /// SplitMix64), so that different sequences have different ones.
    static long identity(long before, long next) {
        long value = before * 0x9E3779B97F4A7C15L + next + 1;
        value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        value = (value ^ (value >>> 27)) * 0x94D049BB133111EBL;
        return value ^ (value >>> 31);
    }

    /// 64 bits for a name. The hash of a text is fixed by the language.
    static long named(String name) {
        return identity(name.length(), name.hashCode());
    }
}
