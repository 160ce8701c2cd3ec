package io.cellwright.controller.lifecycle;

/// A request for something that does not exist.
public final class MissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingException(String message) {
        super(message);
    }
}
