package io.cellwright.controller.cli.client;

import io.cellwright.controller.cli.output.CommandFailure;

/// Nobody answers: the controller is not running, or not yet again.
public final class ControllerUnreachableException extends CommandFailure {

    private static final long serialVersionUID = 1L;

    public ControllerUnreachableException(String message) {
        super(message);
    }

    public ControllerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
