package io.cellwright.searchspace.trial;

import java.util.OptionalDouble;

/// How long a trained network takes for one image, in milliseconds: the median of several runs
/// after a warm-up, of the forward pass alone, on normalized images of single precision that are on
/// the device already. On a CPU it runs in one thread, and trials beside it slow it down.
///
/// @param millisecondsAtBatch1 of an image alone
/// @param millisecondsAtBatch128 of each image where 128 are computed at once; absent where the
///   device has no memory for them
public record Latency(double millisecondsAtBatch1, OptionalDouble millisecondsAtBatch128) {

    /// How many images are computed at once where it is not one.
    public static final int BATCH = 128;

    public Latency {
        requirePositive("millisecondsAtBatch1", millisecondsAtBatch1);
        millisecondsAtBatch128.ifPresent(
                milliseconds -> requirePositive("millisecondsAtBatch128", milliseconds));
    }

    private static void requirePositive(String field, double milliseconds) {
        if (!(milliseconds > 0 && Double.isFinite(milliseconds))) {
            throw new IllegalArgumentException(
                    "%s is positive and finite, not %s".formatted(field, milliseconds));
        }
    }
}
