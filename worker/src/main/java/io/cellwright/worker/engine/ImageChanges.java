package io.cellwright.worker.engine;

import java.util.Arrays;

/// What becomes of the images of some steps before the network sees them, step after step. The
/// arrays are not copied. Those that the program's augmentation has no use for are empty, but for
/// the first two.
///
/// @param crops for each image the first row and the first column of its crop in the padded image
/// @param flips for each image whether it is mirrored
/// @param parts for each image the first row, the first column, the height and the width of the
///   part that is enlarged to the whole
/// @param cutouts for each image the first row and the first column of the square that is cut out,
///   which may lie outside
/// @param partners for each image the place in its batch of the image that it is mixed with
/// @param shares for each step the share that an image has beside its partner
@SuppressWarnings(
        "ArrayRecordComponent") // Thousands of numbers that are written once and read once.
public record ImageChanges(
        long[] crops,
        boolean[] flips,
        long[] parts,
        long[] cutouts,
        long[] partners,
        float[] shares) {

    private static final long[] NONE = {};

    /// Crops and flips alone.
    public static ImageChanges of(long[] crops, boolean[] flips) {
        return new ImageChanges(crops, flips, NONE, NONE, NONE, new float[0]);
    }

    /// Those of the steps from `first` to before `last`.
    public ImageChanges part(int batchSize, int first, int last) {
        int from = first * batchSize;
        int to = last * batchSize;
        return new ImageChanges(
                Arrays.copyOfRange(crops, 2 * from, 2 * to),
                Arrays.copyOfRange(flips, from, to),
                part(parts, 4 * from, 4 * to),
                part(cutouts, 2 * from, 2 * to),
                part(partners, from, to),
                shares.length == 0 ? shares : Arrays.copyOfRange(shares, first, last));
    }

    private static long[] part(long[] values, int from, int to) {
        return values.length == 0 ? values : Arrays.copyOfRange(values, from, to);
    }

    /// Throws [IllegalArgumentException] where these are not the changes of so many images.
    void requireSizes(int steps, int images) {
        require("crops", crops.length, 2 * images);
        require("flips", flips.length, images);
        requireIfAny("parts", parts.length, 4 * images);
        requireIfAny("cutouts", cutouts.length, 2 * images);
        requireIfAny("partners", partners.length, images);
        requireIfAny("shares", shares.length, steps);
    }

    private static void requireIfAny(String what, int length, int needed) {
        if (length > 0) {
            require(what, length, needed);
        }
    }

    private static void require(String what, int length, int needed) {
        if (length != needed) {
            throw new IllegalArgumentException(
                    "the %s of these images are %d numbers, not %d"
                            .formatted(what, needed, length));
        }
    }
}
