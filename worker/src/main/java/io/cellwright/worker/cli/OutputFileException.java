package io.cellwright.worker.cli;

/// A file that a command should write and cannot. The message names it and the reason.
final class OutputFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
