package io.cellwright.worker.engine;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Augmentation;

/// What becomes of images and labels before the network sees them, pixel by pixel.
///
/// @param first the place of the batch's first image among those of all steps
record PlainImages(Exercise exercise, int step, int first) {

    /// A label that is none.
    private static final int NO_LABEL = -100;

    static PlainBatch batch(Exercise exercise, int step) {
        PlainImages images = new PlainImages(exercise, step, step * Exercise.BATCH);
        Steps steps = exercise.steps;
        int[] labels = images.labels();
        boolean mixes = steps.changes().shares().length > 0;
        float share = mixes ? steps.changes().shares()[step] : 1;
        return new PlainBatch(
                images.mixed(images.changed(), share),
                labels,
                mixes ? images.ofPartners(labels) : labels,
                share,
                steps.rates()[Steps.COLUMNS * step],
                steps.noise()[step],
                steps.rates()[Steps.COLUMNS * step + 2]);
    }

    private Augmentation augmentation() {
        return exercise.settings.augmentation();
    }

    private ImageChanges changes() {
        return exercise.steps.changes();
    }

    /// Cropped or enlarged, mirrored, normalized and cut out.
    private float[] changed() {
        Shape shape = exercise.graph.input();
        float[] batch = new float[Math.toIntExact(Exercise.BATCH * shape.elements())];
        int area = shape.height() * shape.width();
        for (int at = 0; at < batch.length; at++) {
            int image = first + at / (shape.channels() * area);
            int row = at / shape.width() % shape.height();
            int column = at % shape.width();
            batch[at] =
                    isCutOut(image, row, column)
                            ? (float) exercise.normalized(120)
                            : (float)
                                    exercise.normalized(
                                            value(
                                                    image,
                                                    at / area % shape.channels(),
                                                    row,
                                                    column));
        }
        return batch;
    }

    private boolean isCutOut(int image, int row, int column) {
        int side = augmentation().cutout();
        if (side == 0) {
            return false;
        }
        long top = changes().cutouts()[2 * image];
        long left = changes().cutouts()[2 * image + 1];
        return row >= top && row < top + side && column >= left && column < left + side;
    }

    private double value(int image, int channel, int row, int column) {
        Shape shape = exercise.graph.input();
        int mirrored = changes().flips()[image] ? shape.width() - 1 - column : column;
        if (augmentation().resizedCrop() == 0) {
            int from = source(shape, image, row, mirrored, shape.channels(), channel);
            return from < 0 ? 0 : exercise.pixels[from] & 0xFF;
        }
        long[] parts = changes().parts();
        double height = parts[4 * image + 2];
        double width = parts[4 * image + 3];
        double down = Math.clamp((row + 0.5) * height / shape.height() - 0.5, 0, height - 1);
        double across = Math.clamp((mirrored + 0.5) * width / shape.width() - 0.5, 0, width - 1);
        double sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double weight =
                        Math.max(0, 1 - Math.abs(down - y)) * Math.max(0, 1 - Math.abs(across - x));
                int fromRow = (int) parts[4 * image] + y;
                int fromColumn = (int) parts[4 * image + 1] + x;
                sum += weight * pixel(shape, image, channel, fromRow, fromColumn);
            }
        }
        return sum;
    }

    private int pixel(Shape shape, int image, int channel, int row, int column) {
        int map = (int) exercise.steps.order()[image] * shape.channels() + channel;
        return exercise.pixels[(map * shape.height() + row) * shape.width() + column] & 0xFF;
    }

    /// Where a value comes from that is cropped, or -1 where it lies outside.
    private int source(Shape shape, int image, int row, int column, int channels, int channel) {
        int padding = augmentation().cropPadding();
        int fromRow = (int) changes().crops()[2 * image] - padding + row;
        int fromColumn = (int) changes().crops()[2 * image + 1] - padding + column;
        boolean outside =
                fromRow < 0
                        || fromRow >= shape.height()
                        || fromColumn < 0
                        || fromColumn >= shape.width();
        int map = (int) exercise.steps.order()[image] * channels + channel;
        return outside ? -1 : (map * shape.height() + fromRow) * shape.width() + fromColumn;
    }

    private float[] mixed(float[] batch, float share) {
        if (share == 1) {
            return batch;
        }
        int size = batch.length / Exercise.BATCH;
        float[] mixed = new float[batch.length];
        for (int at = 0; at < batch.length; at++) {
            int partner = (int) changes().partners()[first + at / size];
            mixed[at] = share * batch[at] + (1 - share) * batch[partner * size + at % size];
        }
        return mixed;
    }

    /// Cropped and mirrored where they are maps.
    private int[] labels() {
        Shape output = exercise.graph.output();
        int[] batch = new int[Exercise.BATCH * exercise.labelsOfEach()];
        for (int at = 0; at < batch.length; at++) {
            if (exercise.labelsOfEach() == 1) {
                batch[at] = exercise.labels[(int) exercise.steps.order()[first + at]];
            } else {
                int image = first + at / exercise.labelsOfEach();
                int column = at % output.width();
                int mirrored = changes().flips()[image] ? output.width() - 1 - column : column;
                int from =
                        source(
                                output,
                                image,
                                at / output.width() % output.height(),
                                mirrored,
                                1,
                                0);
                batch[at] = from < 0 ? NO_LABEL : exercise.labels[from];
            }
        }
        return batch;
    }

    private int[] ofPartners(int[] labels) {
        int size = exercise.labelsOfEach();
        int[] others = new int[labels.length];
        for (int at = 0; at < labels.length; at++) {
            others[at] = labels[(int) changes().partners()[first + at / size] * size + at % size];
        }
        return others;
    }
}
