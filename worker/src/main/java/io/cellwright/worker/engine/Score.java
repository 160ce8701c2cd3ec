package io.cellwright.worker.engine;

import java.util.List;
import java.util.stream.IntStream;

/// How well a network does on some images.
///
/// @param labels how many there were: one for each image, or one for each of its pixels
/// @param correct how many of them were ranked first
/// @param correctInFive how many of them were ranked among the first five
/// @param lossSum the sum of their cross-entropies, in nats
/// @param confusion for each class, row after row, how many of its labels were taken for each
///   class; empty where there are too many classes
public record Score(
        long labels, long correct, long correctInFive, double lossSum, List<Long> confusion) {

    public static final Score NOTHING = new Score(0, 0, 0, 0, List.of());

    public Score {
        confusion = List.copyOf(confusion);
    }

    public Score plus(Score other) {
        return new Score(
                labels + other.labels,
                correct + other.correct,
                correctInFive + other.correctInFive,
                lossSum + other.lossSum,
                sum(confusion, other.confusion));
    }

    public double accuracy() {
        return share(correct);
    }

    public double topFiveAccuracy() {
        return share(correctInFive);
    }

    public double loss() {
        return labels == 0 ? 0 : lossSum / labels;
    }

    private double share(long count) {
        return labels == 0 ? 0 : count / (double) labels;
    }

    private static List<Long> sum(List<Long> one, List<Long> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return IntStream.range(0, one.size()).mapToObj(at -> one.get(at) + other.get(at)).toList();
    }
}
