package io.cellwright.controller.lifecycle;

/// A request that the present state does not allow: an illegal move, or a fence that is no longer
/// valid.
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message);
    }
}
