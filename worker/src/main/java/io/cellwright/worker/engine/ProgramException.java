package io.cellwright.worker.engine;

import java.util.Locale;

/// A program that could not be loaded or run.
public final class ProgramException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MAXIMUM_LINES = 12;

    private final boolean outOfMemory;

    private ProgramException(String message, Throwable cause, boolean outOfMemory) {
        super(message, cause);
        this.outOfMemory = outOfMemory;
    }

    static ProgramException of(String what, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        String shortened =
                message.lines()
                        .limit(MAXIMUM_LINES)
                        .reduce((first, second) -> first + "\n" + second)
                        .orElse("");
        return new ProgramException(
                what + ": " + shortened,
                cause,
                lower.contains("out of memory") || lower.contains("can't allocate memory"));
    }

    /// Whether the device had no memory left, so that the same program may run at another time.
    public boolean outOfMemory() {
        return outOfMemory;
    }
}
