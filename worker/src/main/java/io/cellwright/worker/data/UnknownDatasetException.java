package io.cellwright.worker.data;

/// A data set name that nothing is known by.
public final class UnknownDatasetException extends DatasetException {

    private static final long serialVersionUID = 1L;

    UnknownDatasetException(String alsoKnown, IllegalArgumentException cause) {
        super("%s, and %s".formatted(cause.getMessage(), alsoKnown), cause);
    }
}
