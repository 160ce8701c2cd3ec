package io.cellwright.worker.data;

import java.util.OptionalLong;

/// Hears how a download goes, in the thread that downloads.
public interface DownloadListener {

    /// A step worth telling the user.
    void message(String text);

    /// Bytes of the archive that are here, and of how many, where the server says so. Called for
    /// every few kilobytes.
    void progress(long done, OptionalLong total);

    /// A listener that ignores everything.
    static DownloadListener silent() {
        return new DownloadListener() {
            @Override
            public void message(String text) {}

            @Override
            public void progress(long done, OptionalLong total) {}
        };
    }
}
