package io.cellwright.controller.rest;

/// The controller cannot start. The message is for the person who started it.
public final class ControllerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ControllerException(String message, Throwable cause) {
        super(message, cause);
    }

    public ControllerException(String message) {
        super(message);
    }
}
