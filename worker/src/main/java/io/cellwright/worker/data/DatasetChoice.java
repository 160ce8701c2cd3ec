package io.cellwright.worker.data;

/// Which data set is used, and why, in words for the user.
public record DatasetChoice(LocatedDataset source, String reason) {

    public DatasetChoice {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a choice of data set has a reason");
        }
    }
}
