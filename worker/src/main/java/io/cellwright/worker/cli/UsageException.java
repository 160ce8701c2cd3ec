package io.cellwright.worker.cli;

/// An option whose value can be read but breaks a rule. The message names the option, the value and
/// the rule.
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
