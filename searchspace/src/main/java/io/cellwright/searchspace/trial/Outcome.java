package io.cellwright.searchspace.trial;

/// How an evaluation ended.
public sealed interface Outcome {

    /// As far as training came, also where it failed.
    LearningCurve curve();

    /// Training ran to its end.
    ///
    /// @param validationAccuracy after the last epoch: the reward
    /// @param testAccuracy on images that no decision of a search depends on
    /// @param seconds that training took, without loading and compiling
    /// @param imagesPerSecond trained images, validation not counted
    record Succeeded(
            LearningCurve curve,
            double validationAccuracy,
            double testAccuracy,
            double seconds,
            double imagesPerSecond)
            implements Outcome {

        public Succeeded {
            Rules.within("validationAccuracy", validationAccuracy, 0, 1);
            Rules.within("testAccuracy", testAccuracy, 0, 1);
            Rules.within("seconds", seconds, 0, Double.MAX_VALUE);
            Rules.within("imagesPerSecond", imagesPerSecond, 0, Double.MAX_VALUE);
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
