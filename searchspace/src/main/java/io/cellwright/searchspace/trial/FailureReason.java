package io.cellwright.searchspace.trial;

/// Why an evaluation failed, and whether trying it again may help.
public enum FailureReason {
    /// The loss was no longer a finite number.
    NOT_A_NUMBER(false),
    /// The loss was finite, and far above that of a network that guesses.
    EXPLODING_LOSS(false),
    /// Training took longer than the worker allows.
    TIME_LIMIT(false),
    /// The program could not be loaded or run.
    INVALID_PROGRAM(false),
    /// The device had no memory left.
    OUT_OF_MEMORY(true),
    /// The worker has no such data set, or its files are damaged: the worker's fault, which uses up
    /// no attempt of the trial.
    DATASET_UNAVAILABLE(true),
    /// The worker stopped without a word, or its lease ran out.
    WORKER_LOST(true),
    /// An error in the worker itself.
    WORKER_ERROR(true);

    private final boolean worthAnotherAttempt;

    FailureReason(boolean worthAnotherAttempt) {
        this.worthAnotherAttempt = worthAnotherAttempt;
    }

    public boolean worthAnotherAttempt() {
        return worthAnotherAttempt;
    }
}
