package io.cellwright.controller.search.strategy.surrogate;

import java.util.stream.IntStream;

/// Rewards as a normal distribution would have them: only their order counts.
///
/// So a model is as good where accuracies differ by a percent as where they differ by ten, and a
/// failure's 0 is no more than the worst. Source: van der Waerden's scores, as in Salinas, Shen and
/// Perrone, "A Quantile-based Approach for Hyperparameter Transfer Learning", 2020.
final class NormalScores {

    private NormalScores() {}

    /// Equal rewards have equal scores. The mean is about 0.
    static double[] of(double[] rewards) {
        int count = rewards.length;
        int[] order =
                IntStream.range(0, count)
                        .boxed()
                        .sorted((one, other) -> Double.compare(rewards[one], rewards[other]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] scores = new double[count];
        int first = 0;
        while (first < count) {
            int last = first;
            while (last + 1 < count && rewards[order[last + 1]] == rewards[order[first]]) {
                last++;
            }
            double rank = (first + last + 1) / 2.0;
            double score = NormalDistribution.quantile(rank / count);
            for (int position = first; position <= last; position++) {
                scores[order[position]] = score;
            }
            first = last + 1;
        }
        return scores;
    }
}
