package io.cellwright.worker.training;

/// A checkpoint that a training cannot go on from. The message says why.
final class InvalidCheckpointException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidCheckpointException(String message) {
        super(message);
    }

    InvalidCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
