package io.cellwright.worker.cli;

import io.cellwright.worker.data.DatasetListener;
import java.util.OptionalLong;

/// Prints how a download goes, a line for every 10 MB: also readable in a log file.
final class DownloadProgress implements DatasetListener {

    private static final long STEP = 10_000_000;
    private static final long MEGABYTE = 1_000_000;

    private final Console console;
    private final String dataset;
    private long next = STEP;

    /// @param dataset what each line begins with
    DownloadProgress(Console console, String dataset) {
        this.console = console;
        this.dataset = dataset;
    }

    @Override
    public void message(String text) {
        console.err().println("%s: %s".formatted(dataset, text));
    }

    @Override
    public void progress(long done, OptionalLong total) {
        boolean ended = total.isPresent() && done == total.getAsLong();
        if (done < next && !ended) {
            return;
        }
        next = done - done % STEP + STEP;
        String of = total.isPresent() ? " of " + total.getAsLong() / MEGABYTE : "";
        message("%d%s MB".formatted(done / MEGABYTE, of));
    }
}
