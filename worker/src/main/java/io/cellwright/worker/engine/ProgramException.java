package io.cellwright.worker.engine;

import java.util.List;
import java.util.Locale;

/// A program that could not be loaded or run.
public final class ProgramException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MAXIMUM_LINES = 12;

    /// How the engine, its allocators, CUDA's libraries and the C++ library say it.
    private static final List<String> NO_MEMORY =
            List.of(
                    "out of memory",
                    "not enough memory",
                    "can't allocate memory",
                    "cannot allocate memory",
                    "could not allocate memory",
                    "status_alloc_failed",
                    "host_allocation_failed",
                    "bad_alloc");

    private final boolean outOfMemory;

    private ProgramException(String message, Throwable cause, boolean outOfMemory) {
        super(message, cause);
        this.outOfMemory = outOfMemory;
    }

    static ProgramException of(String what, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        String shortened =
                message.lines()
                        .limit(MAXIMUM_LINES)
                        .reduce((first, second) -> first + "\n" + second)
                        .orElse("");
        return new ProgramException(what + ": " + shortened, cause, tellsOfNoMemory(message));
    }

    /// Whether an error's message says that there was no memory left.
    public static boolean tellsOfNoMemory(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return NO_MEMORY.stream().anyMatch(lower::contains);
    }

    /// Whether the device had no memory left, so that the same program may run at another time.
    public boolean outOfMemory() {
        return outOfMemory;
    }
}
