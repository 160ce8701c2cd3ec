package io.cellwright.worker.engine;

/// Some steps of training: what each takes from the images, and its learning rate. The arrays are
/// not copied.
///
/// @param batchSize images in one step
/// @param order the positions of the images, step after step
/// @param changes what becomes of these images
/// @param rates what each step is taken with, in [#COLUMNS] numbers: the learning rate, and the
///   step's place in the whole training, counted from 1, and the share of the training that is done
///   before it
/// @param noise for each step the number that its dropout and drop-path depend on
@SuppressWarnings(
        "ArrayRecordComponent") // Thousands of numbers that are written once and read once.
public record Steps(
        int batchSize, long[] order, ImageChanges changes, float[] rates, long[] noise) {

    /// The numbers that `rates` has for each step.
    public static final int COLUMNS = 3;

    public Steps {
        int steps = noise.length;
        int images = Math.multiplyExact(batchSize, steps);
        if (batchSize < 1
                || steps < 1
                || order.length != images
                || rates.length != COLUMNS * steps) {
            throw new IllegalArgumentException(
                    "%d steps of %d images need %d positions and %d rates, not %d and %d"
                            .formatted(
                                    steps,
                                    batchSize,
                                    images,
                                    COLUMNS * steps,
                                    order.length,
                                    rates.length));
        }
        changes.requireSizes(steps, images);
    }

    /// The same steps on images that lie elsewhere.
    ///
    /// @param positions where the images are, step after step
    public Steps withOrder(long[] positions) {
        return new Steps(batchSize, positions, changes, rates, noise);
    }

    public int count() {
        return noise.length;
    }
}
