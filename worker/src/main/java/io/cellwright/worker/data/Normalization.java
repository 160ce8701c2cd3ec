package io.cellwright.worker.data;

import java.util.ArrayList;
import java.util.List;

/// What turns pixel bytes into network inputs: the mean and standard deviation of each channel, on
/// the scale of the bytes (0 to 255). An input is `(pixel - mean) / deviation`.
public record Normalization(List<Double> mean, List<Double> deviation) {

    public Normalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.isEmpty() || mean.size() != deviation.size()) {
            throw new IllegalArgumentException(
                    "a normalization has one mean and one deviation per channel, not %d and %d"
                            .formatted(mean.size(), deviation.size()));
        }
        for (double value : mean) {
            if (!(value >= 0 && value <= 255)) {
                throw new IllegalArgumentException("a mean lies in 0 to 255, not " + value);
            }
        }
        for (double value : deviation) {
            if (!(value > 0 && value <= 255)) {
                throw new IllegalArgumentException(
                        "a deviation is above 0 and at most 255, not " + value);
            }
        }
    }

    /// Measures a set of images. Sums are integers, so that the result is the same everywhere; a
    /// channel that never varies gets a deviation of 1, which leaves it at 0.
    public static Normalization of(ImageSet images) {
        if (images.size() == 0) {
            throw new IllegalArgumentException("an empty set of images has no mean");
        }
        ChannelSums sums = new ChannelSums(images.shape());
        for (int image = 0; image < images.size(); image++) {
            sums.add(images.pixels(new int[] {image}));
        }
        return sums.normalization();
    }

    static Normalization fromSums(long[] sums, long[] squares, long count) {
        List<Double> mean = new ArrayList<>();
        List<Double> deviation = new ArrayList<>();
        for (int channel = 0; channel < sums.length; channel++) {
            double average = (double) sums[channel] / count;
            double variance = (double) squares[channel] / count - average * average;
            mean.add(average);
            deviation.add(variance > 1e-9 ? Math.sqrt(variance) : 1.0);
        }
        return new Normalization(mean, deviation);
    }

    public int channels() {
        return mean.size();
    }
}
