package io.cellwright.worker.engine;

/// Some steps of training: what each takes from the images, and its learning rate. The arrays are
/// not copied.
///
/// @param batchSize images in one step
/// @param order the positions of the images, step after step
/// @param crops for each image the first row and the first column of its crop in the padded image
/// @param flips for each image whether it is mirrored
/// @param rates one learning rate for each step
/// @param noise for each step the number that its dropout and drop-path depend on
@SuppressWarnings(
        "ArrayRecordComponent") // Thousands of numbers that are written once and read once.
public record Steps(
        int batchSize, long[] order, long[] crops, boolean[] flips, float[] rates, long[] noise) {

    public Steps {
        int images = Math.multiplyExact(batchSize, rates.length);
        if (batchSize < 1
                || rates.length < 1
                || order.length != images
                || crops.length != 2 * images
                || flips.length != images
                || noise.length != rates.length) {
            throw new IllegalArgumentException(
                    "%d steps of %d images need %d positions, %d crops, %d flips and %d numbers of noise, not %d, %d, %d and %d"
                            .formatted(
                                    rates.length,
                                    batchSize,
                                    images,
                                    2 * images,
                                    images,
                                    rates.length,
                                    order.length,
                                    crops.length,
                                    flips.length,
                                    noise.length));
        }
    }

    /// The same steps on images that lie elsewhere.
    ///
    /// @param positions where the images are, step after step
    public Steps withOrder(long[] positions) {
        return new Steps(batchSize, positions, crops, flips, rates, noise);
    }

    public int count() {
        return rates.length;
    }
}
