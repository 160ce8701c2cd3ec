package io.cellwright.worker.data;

/// The simplest linear classifier: an image belongs to the class whose mean image is nearest.
final class NearestMean {

    private NearestMean() {}

    /// The share of test images that it gets right.
    static double accuracy(Dataset dataset) {
        double[][] means = means(dataset);
        int right = 0;
        for (int image = 0; image < dataset.test().size(); image++) {
            byte[] pixels = dataset.test().pixels(new int[] {image});
            right += nearest(means, pixels) == dataset.test().label(image) ? 1 : 0;
        }
        return (double) right / dataset.test().size();
    }

    private static double[][] means(Dataset dataset) {
        int[] counts = dataset.train().countPerClass(dataset.classes());
        double[][] means = new double[dataset.classes()][dataset.shape().bytes()];
        for (int image = 0; image < dataset.train().size(); image++) {
            int label = dataset.train().label(image);
            byte[] pixels = dataset.train().pixels(new int[] {image});
            for (int at = 0; at < pixels.length; at++) {
                means[label][at] += (pixels[at] & 0xFF) / (double) counts[label];
            }
        }
        return means;
    }

    private static int nearest(double[][] means, byte[] pixels) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int label = 0; label < means.length; label++) {
            double distance = 0;
            for (int at = 0; at < pixels.length; at++) {
                double difference = means[label][at] - (pixels[at] & 0xFF);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = label;
            }
        }
        return best;
    }
}
