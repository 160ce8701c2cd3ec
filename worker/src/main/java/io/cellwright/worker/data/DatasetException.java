package io.cellwright.worker.data;

/// A data set that is missing, damaged or cannot be fetched. The message is meant for the user: it
/// names the file or address, what was found, and the rule.
public class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
