package io.cellwright.controller.search.tabular;

/// A file that is no table of a space. The message names the file, the line and the rule.
public final class InvalidTableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidTableException(String message) {
        super(message);
    }

    InvalidTableException(String message, Throwable cause) {
        super(message, cause);
    }
}
