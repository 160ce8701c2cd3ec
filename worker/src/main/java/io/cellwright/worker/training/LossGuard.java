package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.FailureReason;
import java.util.Optional;

/// Finds the step of an epoch after which training is lost: its loss is no number, or it has
/// exploded.
///
/// A loss has exploded where it is 10,000 times that of a network that guesses, or where it was
/// more than ten times that for half the steps of an epoch in a row, or for 100, and at least for
/// ten. A warm-up with too high a rate stays below both, as does a network that learns nothing: its
/// loss is that of guessing. Only losses of training count; that of validation may be huge in the
/// first epochs of a healthy training, while running statistics are still far off.
final class LossGuard {

    private static final double FAR_BEYOND = 10_000;
    private static final double BEYOND = 10;
    private static final int LEAST_STEPS = 10;
    private static final int MOST_STEPS = 100;

    private final double guessing;
    private final int patience;
    private int beyond;

    /// @param message what a person needs to know
    record Fault(FailureReason reason, String message) {}

    /// @param guessing the loss of a network that gives all classes the same probability, in nats
    LossGuard(double guessing, int stepsPerEpoch) {
        this.guessing = guessing;
        this.patience = Math.clamp(stepsPerEpoch / 2, LEAST_STEPS, MOST_STEPS);
    }

    /// Looks at the next steps of the epoch, in any division. Empty while training may go on.
    ///
    /// @param done steps of the epoch before these
    Optional<Fault> check(float[] losses, int done) {
        for (int step = 0; step < losses.length; step++) {
            Optional<Fault> fault = fault(losses[step], done + step + 1);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> fault(float loss, int step) {
        if (!Float.isFinite(loss)) {
            return Optional.of(
                    new Fault(
                            FailureReason.NOT_A_NUMBER,
                            "the loss of step %d was not a finite number".formatted(step)));
        }
        if (loss > FAR_BEYOND * guessing) {
            return Optional.of(
                    exploded(
                            "the loss of step %d was %.4g, beyond %.4g"
                                    .formatted(step, loss, FAR_BEYOND * guessing)));
        }
        beyond = loss > BEYOND * guessing ? beyond + 1 : 0;
        return beyond < patience
                ? Optional.empty()
                : Optional.of(
                        exploded(
                                "the losses of %d steps in a row, up to step %d, were beyond %.4g"
                                        .formatted(beyond, step, BEYOND * guessing)));
    }

    private Fault exploded(String what) {
        return new Fault(
                FailureReason.EXPLODING_LOSS,
                "%s, where a network that guesses has %.4g".formatted(what, guessing));
    }
}
