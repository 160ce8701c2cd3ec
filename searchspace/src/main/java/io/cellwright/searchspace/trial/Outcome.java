package io.cellwright.searchspace.trial;

import java.util.List;
import java.util.Optional;

/// How an evaluation ended.
public sealed interface Outcome {

    /// As far as training came, also where it failed.
    LearningCurve curve();

    /// Training ran to its end.
    ///
    /// @param confusion on the test images; absent where there are more classes than
    ///   [ConfusionMatrix#MAXIMUM_CLASSES], or where it was not counted
    record Succeeded(LearningCurve curve, Scores scores, Optional<ConfusionMatrix> confusion)
            implements Outcome {}

    /// The untrained network was scored.
    ///
    /// @param score as the evaluation's [ZeroCost] defines it
    /// @param seconds that scoring took, without loading and compiling
    record Scored(double score, double seconds) implements Outcome {

        public Scored {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("score is a finite number, not " + score);
            }
            Rules.within("seconds", seconds, 0, Double.MAX_VALUE);
        }

        /// Empty.
        @Override
        public LearningCurve curve() {
            return new LearningCurve(List.of());
        }
    }

    /// Training could not be ended.
    ///
    /// @param message what a person needs to know, at most 2,000 characters
    record Failed(LearningCurve curve, FailureReason reason, String message) implements Outcome {

        private static final int MAXIMUM_MESSAGE = 2_000;

        public Failed {
            if (message.length() > MAXIMUM_MESSAGE) {
                message = message.substring(0, MAXIMUM_MESSAGE);
            }
        }
    }
}
