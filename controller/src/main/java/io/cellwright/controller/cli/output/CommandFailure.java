package io.cellwright.controller.cli.output;

/// A command that could not do what it was asked. The message is one line for the user: what was
/// wrong, and what to do about it. The exit code is 1.
public class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
