package io.cellwright.controller.cli.benchmark;

import io.cellwright.controller.cli.output.ProgressLine;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.controller.search.tabular.Statistic;
import io.cellwright.controller.search.tabular.StrategyReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// Says how far the replayed searches of one strategy are, and what it found.
public final class ReplayProgress {

    /// Where no line can be drawn over, one is printed for each of so many parts.
    private static final int PARTS = 4;

    private final ProgressLine line;
    private final String label;
    private final int runs;
    private final InstantSource clock;
    private final Instant start;
    private int most;

    public ReplayProgress(ProgressLine line, String label, int runs, InstantSource clock) {
        this.line = line;
        this.label = label;
        this.runs = runs;
        this.clock = clock;
        this.start = clock.instant();
        line.show(0, summary(0), "");
    }

    /// Shows that so many searches have ended. Several threads may say it, one before another.
    public synchronized void ended(int searches) {
        if (searches > most && searches < runs) {
            most = searches;
            String detail = "%,d of %,d searches".formatted(searches, runs);
            line.show((double) searches / runs, summary(searches), detail);
        }
    }

    /// Says what was found, and how long that took.
    public void done(StrategyReport report) {
        Statistic accuracy = report.answers().finalTest();
        long seconds = Duration.between(start, clock.instant()).toSeconds();
        line.tell(
                String.format(
                        Locale.ROOT,
                        "%s: final test accuracy %.2f ± %.2f, %,d searches in %s",
                        label,
                        accuracy.mean(),
                        accuracy.std(),
                        runs,
                        Text.duration(seconds)));
    }

    private String summary(int searches) {
        int part = searches * PARTS / runs;
        return part == 0 ? label : "%s, %d %%".formatted(label, 100 * part / PARTS);
    }
}
