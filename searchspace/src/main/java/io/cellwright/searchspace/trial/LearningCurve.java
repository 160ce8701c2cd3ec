package io.cellwright.searchspace.trial;

import java.util.List;
import java.util.OptionalDouble;

/// What training looked like, epoch by epoch.
public record LearningCurve(List<Point> points) {

    /// One epoch.
    ///
    /// @param epoch counted from 1
    /// @param trainLoss the mean cross-entropy over the epoch's batches, in nats
    /// @param trainAccuracy the share of the epoch's augmented images that were classified
    ///   correctly
    /// @param validationLoss the mean cross-entropy over the validation examples, in nats
    /// @param validationAccuracy the share of validation examples that were classified correctly
    /// @param learningRate of the epoch's last step
    /// @param seconds since the training began
    /// @param validationTopFiveAccuracy the share of validation examples whose class was among the
    ///   first five; 1 where there are no more classes, absent where it was not measured
    public record Point(
            int epoch,
            double trainLoss,
            double trainAccuracy,
            double validationLoss,
            double validationAccuracy,
            double learningRate,
            double seconds,
            OptionalDouble validationTopFiveAccuracy) {

        public Point {
            Rules.within("epoch", epoch, 1, 10_000);
            Rules.within("trainAccuracy", trainAccuracy, 0, 1);
            Rules.within("validationAccuracy", validationAccuracy, 0, 1);
            Rules.within("trainLoss", trainLoss, 0, Double.MAX_VALUE);
            Rules.within("validationLoss", validationLoss, 0, Double.MAX_VALUE);
            Rules.within("learningRate", learningRate, 0, 10);
            Rules.within("seconds", seconds, 0, Double.MAX_VALUE);
            validationTopFiveAccuracy.ifPresent(share ->
                    Rules.within("validationTopFiveAccuracy", share, validationAccuracy, 1));
        }
    }

    public LearningCurve {
        points = List.copyOf(points);
        for (int position = 0; position < points.size(); position++) {
            if (points.get(position).epoch() != position + 1) {
                throw new IllegalArgumentException(
                        "points[%d].epoch is %d, not %d"
                                .formatted(position, position + 1, points.get(position).epoch()));
            }
        }
    }
}
