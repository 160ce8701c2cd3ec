package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The score of a network once more, from its logits, label by label.
final class PlainScore {

    private final int classes;
    private final int area;
    private final float[] logits;

    private PlainScore(Exercise exercise, float[] logits) {
        this.classes = exercise.graph.output().channels();
        this.area = exercise.labels.length / Exercise.IMAGES;
        this.logits = logits;
    }

    /// The score of the images from the first given on is that of the logits of all.
    static void assertEqual(Score score, Exercise exercise, float[] logits, int first) {
        PlainScore plain = new PlainScore(exercise, logits);
        int[] labels = exercise.labels;
        int[] scored = IntStream.range(first * plain.area, labels.length).toArray();
        long[] ranks = Arrays.stream(scored).mapToLong(at -> plain.rank(at, labels[at])).toArray();
        Long[] confusion = new Long[plain.classes * plain.classes];
        Arrays.fill(confusion, 0L);
        for (int at : scored) {
            confusion[labels[at] * plain.classes + plain.foremost(at)]++;
        }

        assertThat(score.labels()).isEqualTo(scored.length);
        assertThat(score.correct()).isEqualTo(Arrays.stream(ranks).filter(r -> r == 0).count());
        assertThat(score.correctInFive())
                .isEqualTo(Arrays.stream(ranks).filter(r -> r < 5).count());
        assertThat(score.confusion()).containsExactly(confusion);
        assertThat(score.lossSum())
                .isCloseTo(
                        Arrays.stream(scored).mapToDouble(at -> plain.loss(at, labels[at])).sum(),
                        within(1e-2));
    }

    private float logit(int at, int label) {
        return logits[at / area * classes * area + at % area + label * area];
    }

    /// How many classes come before that one.
    private long rank(int at, int label) {
        return IntStream.range(0, classes)
                .filter(other ->
                        logit(at, other) > logit(at, label)
                                || (logit(at, other) == logit(at, label) && other < label))
                .count();
    }

    private int foremost(int at) {
        return IntStream.range(0, classes)
                .filter(label -> rank(at, label) == 0)
                .findFirst()
                .orElseThrow();
    }

    private double loss(int at, int label) {
        double sum = IntStream.range(0, classes).mapToDouble(c -> Math.exp(logit(at, c))).sum();
        return Math.log(sum) - logit(at, label);
    }
}
