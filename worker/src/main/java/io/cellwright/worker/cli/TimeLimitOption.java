package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.Wording;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How long a trial may take on this worker. It is the worker's to say, as it depends on the
/// machine; what a search may cost is limited by its recipe's epochs.
final class TimeLimitOption {

    private static final long LONGEST = 31_536_000;

    @Option(
            names = "--trial-time-limit",
            paramLabel = "SECONDS",
            description =
                    "how long a trial may be trained before it fails; default: as long as it takes")
    private Optional<Long> seconds = Optional.empty();

    Optional<Duration> limit() {
        if (seconds.isPresent() && (seconds.get() < 1 || seconds.get() > LONGEST)) {
            throw new UsageException(
                    Wording.broken(
                            "--trial-time-limit",
                            "1 to %,d seconds".formatted(LONGEST),
                            seconds.get()));
        }
        return seconds.map(Duration::ofSeconds);
    }
}
