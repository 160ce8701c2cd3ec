package io.cellwright.worker.data;

import java.util.List;

/// A data set name that nothing is known by.
public final class UnknownDatasetException extends DatasetException {

    private static final long serialVersionUID = 1L;

    UnknownDatasetException(String name, List<String> known) {
        super(
                "unknown data set \"%s\": must be one of %s"
                        .formatted(name, String.join(", ", known)));
    }
}
