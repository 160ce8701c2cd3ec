package io.cellwright.worker.data;

import java.util.OptionalLong;

/// Hears how a data set is fetched or decoded, in the thread that does it.
@FunctionalInterface
public interface DatasetListener {

    /// A step worth telling the user.
    void message(String text);

    /// Bytes of a download that are here, and of how many, where the server says so. Called for
    /// every few kilobytes.
    default void progress(long done, OptionalLong total) {}

    /// A listener that ignores everything.
    static DatasetListener silent() {
        return _ -> {};
    }
}
