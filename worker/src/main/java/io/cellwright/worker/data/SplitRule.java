package io.cellwright.worker.data;

import java.util.OptionalInt;

/// How training images are divided for a search. The same rule always gives the same [Split], so
/// that all candidates of a search learn from and are scored on the same images.
///
/// @param validationExamples how many images score a candidate and are never trained on
/// @param trainExamples the most images to train on; empty for all that are left
/// @param seed picks which images go where
public record SplitRule(int validationExamples, OptionalInt trainExamples, long seed) {

    public SplitRule {
        if (validationExamples < 1) {
            throw new IllegalArgumentException(
                    "validationExamples is at least 1, not " + validationExamples);
        }
        if (trainExamples.isPresent() && trainExamples.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "trainExamples is at least 1, not " + trainExamples.getAsInt());
        }
    }

    /// Trains on all images that validation leaves.
    public static SplitRule of(int validationExamples, long seed) {
        return new SplitRule(validationExamples, OptionalInt.empty(), seed);
    }

    public SplitRule withTrainExamples(int examples) {
        return new SplitRule(validationExamples, OptionalInt.of(examples), seed);
    }
}
