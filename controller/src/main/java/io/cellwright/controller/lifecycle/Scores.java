package io.cellwright.controller.lifecycle;

import io.cellwright.searchspace.trial.Outcome;

/// The numbers of a trial that succeeded: its outcome without the learning curve.
public record Scores(
        double validationAccuracy, double testAccuracy, double seconds, double imagesPerSecond) {

    public static Scores of(Outcome.Succeeded outcome) {
        return new Scores(
                outcome.validationAccuracy(),
                outcome.testAccuracy(),
                outcome.seconds(),
                outcome.imagesPerSecond());
    }
}
