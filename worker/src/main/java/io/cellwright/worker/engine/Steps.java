package io.cellwright.worker.engine;

/// Some steps of training: what each takes from the images, and its learning rate. The arrays are
/// not copied.
///
/// @param batchSize images in one step
/// @param order the positions of the images, step after step
/// @param changes what becomes of these images
/// @param rates one learning rate for each step
/// @param noise for each step the number that its dropout and drop-path depend on
/// @param progress for each step the share of the whole training that is done before it
@SuppressWarnings(
        "ArrayRecordComponent") // Thousands of numbers that are written once and read once.
public record Steps(
        int batchSize,
        long[] order,
        ImageChanges changes,
        float[] rates,
        long[] noise,
        float[] progress) {

    public Steps {
        int images = Math.multiplyExact(batchSize, rates.length);
        if (batchSize < 1
                || rates.length < 1
                || order.length != images
                || noise.length != rates.length
                || progress.length != rates.length) {
            throw new IllegalArgumentException(
                    "%d steps of %d images need %d positions and %d numbers of noise and of progress, not %d, %d and %d"
                            .formatted(
                                    rates.length,
                                    batchSize,
                                    images,
                                    rates.length,
                                    order.length,
                                    noise.length,
                                    progress.length));
        }
        changes.requireSizes(rates.length, images);
    }

    /// Steps at the beginning of a training, with crops and flips alone.
    public Steps(
            int batchSize,
            long[] order,
            long[] crops,
            boolean[] flips,
            float[] rates,
            long[] noise) {
        this(
                batchSize,
                order,
                ImageChanges.of(crops, flips),
                rates,
                noise,
                new float[rates.length]);
    }

    public int count() {
        return rates.length;
    }
}
