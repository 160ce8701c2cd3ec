package io.cellwright.controller.store;

/// Where the training of a paused trial goes on.
///
/// @param file the name of the file
/// @param epoch the last epoch that it has behind it
public record Checkpoint(String file, int epoch) {

    public Checkpoint {
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch counts from 1, not " + epoch);
        }
    }
}
