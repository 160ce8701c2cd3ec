package io.cellwright.worker.data;

import java.time.Duration;

/// How long a download waits for a server that does not answer.
///
/// @param connect for the connection
/// @param read for the first byte, and then for each next one
public record DownloadTimeouts(Duration connect, Duration read) {

    public static final DownloadTimeouts DEFAULT =
            new DownloadTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(15));

    public DownloadTimeouts {
        if (!connect.isPositive() || !read.isPositive()) {
            throw new IllegalArgumentException(
                    "timeouts are positive, not %s and %s".formatted(connect, read));
        }
    }
}
