package io.cellwright.worker.engine;

/// How well a network does on some images.
///
/// @param images how many there were
/// @param correct how many were classified correctly
/// @param lossSum the sum of their cross-entropies, in nats
public record Score(long images, long correct, double lossSum) {

    public static final Score NOTHING = new Score(0, 0, 0);

    public Score plus(Score other) {
        return new Score(images + other.images, correct + other.correct, lossSum + other.lossSum);
    }

    public double accuracy() {
        return images == 0 ? 0 : correct / (double) images;
    }

    public double loss() {
        return images == 0 ? 0 : lossSum / images;
    }
}
