package io.cellwright.worker.cli;

import java.util.Locale;

/// Writes numbers of bytes for people.
final class Sizes {

    private Sizes() {}

    /// In gigabytes, as `3.4 GB`.
    static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
