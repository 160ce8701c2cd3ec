package io.cellwright.worker.engine;

/// How well a network does on some images.
///
/// @param labels how many there were: one for each image, or one for each of its pixels
/// @param correct how many of them were found
/// @param lossSum the sum of their cross-entropies, in nats
public record Score(long labels, long correct, double lossSum) {

    public static final Score NOTHING = new Score(0, 0, 0);

    public Score plus(Score other) {
        return new Score(labels + other.labels, correct + other.correct, lossSum + other.lossSum);
    }

    public double accuracy() {
        return labels == 0 ? 0 : correct / (double) labels;
    }

    public double loss() {
        return labels == 0 ? 0 : lossSum / labels;
    }
}
