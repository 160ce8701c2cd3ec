package io.cellwright.worker.cli;

import io.cellwright.worker.data.DownloadListener;
import java.util.OptionalLong;

/// Prints how a download goes, a line for every 10 MB: also readable in a log file.
final class DownloadProgress implements DownloadListener {

    private static final long STEP = 10_000_000;
    private static final long MEGABYTE = 1_000_000;

    private final Console console;
    private long next = STEP;

    DownloadProgress(Console console) {
        this.console = console;
    }

    @Override
    public void message(String text) {
        console.err().println("cifar10: " + text);
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
