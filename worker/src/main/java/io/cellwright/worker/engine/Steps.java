package io.cellwright.worker.engine;

/// Some steps of training: what each takes from the images, and its learning rate. The arrays are
/// not copied.
///
/// @param batchSize images in one step
/// @param order the positions of the images, step after step
/// @param crops for each image the first row and the first column of its crop in the padded image
/// @param flips for each image whether it is mirrored
/// @param rates what each step is taken with, in [#COLUMNS] numbers: the learning rate, and the
///   step's place in the whole training, counted from 1
/// @param noise for each step the number that its dropout and drop-path depend on
@SuppressWarnings(
        "ArrayRecordComponent") // Thousands of numbers that are written once and read once.
public record Steps(
        int batchSize, long[] order, long[] crops, boolean[] flips, float[] rates, long[] noise) {

    /// The numbers that `rates` has for each step.
    public static final int COLUMNS = 2;

    public Steps {
        int steps = noise.length;
        int images = Math.multiplyExact(batchSize, steps);
        if (batchSize < 1
                || steps < 1
                || order.length != images
                || crops.length != 2 * images
                || flips.length != images
                || rates.length != COLUMNS * steps) {
            throw new IllegalArgumentException(
                    "%d steps of %d images need %d positions, %d crops, %d flips and %d rates, not %d, %d, %d and %d"
                            .formatted(
                                    steps,
                                    batchSize,
                                    images,
                                    2 * images,
                                    images,
                                    COLUMNS * steps,
                                    order.length,
                                    crops.length,
                                    flips.length,
                                    rates.length));
        }
    }

    public int count() {
        return noise.length;
    }
}
