package io.cellwright.worker.training;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Augmentation;
import java.util.random.RandomGenerator;

/// Draws what becomes of images, in strict arithmetic and the same in every release of Java.
///
/// @param image the shape of one image
record ImageChance(Augmentation augmentation, Shape image, RandomGenerator random) {

    /// Attempts to find a part that fits before the whole image is taken.
    private static final int ATTEMPTS = 10;

    /// The least and the largest width of a part by its height.
    private static final double NARROWEST = 3.0 / 4;

    private static final double WIDEST = 4.0 / 3;

    /// So little that shares are 0 or 1 for all practical purposes.
    private static final double LEAST_ALPHA = 1e-6;

    ImageChance {
        int side = Math.min(image.height(), image.width());
        if (augmentation.cutout() > side) {
            throw new IllegalArgumentException(
                    "recipe.augmentation.cutout is at most %d, the shorter side of the images, not %d"
                            .formatted(side, augmentation.cutout()));
        }
    }

    /// For each image the first row, the first column, the height and the width of a part; nothing
    /// where no parts are taken. Source: Szegedy et al., "Going Deeper with Convolutions", 2014,
    /// section 6, an aspect ratio of 3/4 to 4/3 drawn by its logarithm.
    long[] parts(int images) {
        if (augmentation.resizedCrop() == 0) {
            return new long[0];
        }
        long[] parts = new long[4 * images];
        for (int at = 0; at < parts.length; at += 4) {
            drawPart(parts, at);
        }
        return parts;
    }

    private void drawPart(long[] parts, int at) {
        double area = (double) image.height() * image.width();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double target = area * between(augmentation.resizedCrop(), 1);
            double ratio =
                    StrictMath.exp(between(StrictMath.log(NARROWEST), StrictMath.log(WIDEST)));
            int height = Math.max(1, (int) Math.round(Math.sqrt(target / ratio)));
            int width = Math.max(1, (int) Math.round(Math.sqrt(target * ratio)));
            if (height <= image.height() && width <= image.width()) {
                parts[at] = below(image.height() - height + 1);
                parts[at + 1] = below(image.width() - width + 1);
                parts[at + 2] = height;
                parts[at + 3] = width;
                return;
            }
        }
        parts[at + 2] = image.height();
        parts[at + 3] = image.width();
    }

    /// For each image the first row and the first column of a square whose middle lies anywhere in
    /// the image; nothing where none are cut out.
    long[] cutouts(int images) {
        int side = augmentation.cutout();
        if (side == 0) {
            return new long[0];
        }
        long[] cutouts = new long[2 * images];
        for (int at = 0; at < cutouts.length; at += 2) {
            cutouts[at] = (long) below(image.height()) - side / 2;
            cutouts[at + 1] = (long) below(image.width()) - side / 2;
        }
        return cutouts;
    }

    /// For each image its partner in the batch, so that each is the partner of one; nothing where
    /// none are mixed.
    long[] partners(int steps, int batch) {
        if (augmentation.mixup() == 0) {
            return new long[0];
        }
        long[] partners = new long[steps * batch];
        for (int step = 0; step < steps; step++) {
            System.arraycopy(shuffled(batch), 0, partners, step * batch, batch);
        }
        return partners;
    }

    /// For each step the share of an image beside its partner, from the beta distribution with
    /// equal parameters; nothing where none are mixed. As each image is both the first of a pair
    /// and the second of another, the larger share can always be the first's.
    float[] shares(int steps) {
        if (augmentation.mixup() == 0) {
            return new float[0];
        }
        double alpha = Math.max(LEAST_ALPHA, augmentation.mixup());
        float[] shares = new float[steps];
        for (int step = 0; step < steps; step++) {
            double first = logGamma(alpha);
            double second = logGamma(alpha);
            double share = 1 / (1 + StrictMath.exp(second - first));
            shares[step] = (float) Math.max(share, 1 - share);
        }
        return shares;
    }

    /// The positions 0 to before `count` in an order of chance.
    long[] shuffled(int count) {
        long[] values = new long[count];
        for (int position = 0; position < count; position++) {
            int other = below(position + 1);
            values[position] = values[other];
            values[other] = position;
        }
        return values;
    }

    /// At least 0 and below the bound.
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /// The logarithm of a number of the gamma distribution with scale 1: below 1 by way of a larger
    /// shape. Source: Marsaglia and Tsang, "A Simple Method for Generating Gamma Variables", 2000.
    private double logGamma(double shape) {
        if (shape < 1) {
            return logGamma(shape + 1) + StrictMath.log(1 - unit()) / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = normal();
            double root = 1 + c * normal;
            double cube = root * root * root;
            if (root > 0
                    && StrictMath.log(1 - unit())
                            < normal * normal / 2 + d - d * cube + d * StrictMath.log(cube)) {
                return StrictMath.log(d * cube);
            }
        }
    }

    /// Box and Muller's transform.
    private double normal() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    private double between(double least, double most) {
        return least + (most - least) * unit();
    }

    private double unit() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }
}
