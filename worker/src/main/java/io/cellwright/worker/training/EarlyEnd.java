package io.cellwright.worker.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A stop signal that also ends a training which takes too long. It remembers what it said.
final class EarlyEnd implements StopSignal {

    /// Why a training ended before its time.
    enum Cause {
        STOPPED,
        PAUSED,
        TIME_LIMIT
    }

    private final StopSignal signal;
    private final Clock clock;
    private final Instant start;
    private final Optional<Duration> limit;
    private Optional<Cause> cause = Optional.empty();

    /// @param start of the training, earlier by the time that it took before a pause
    EarlyEnd(StopSignal signal, Clock clock, Instant start, Optional<Duration> limit) {
        this.signal = signal;
        this.clock = clock;
        this.start = start;
        this.limit = limit;
    }

    /// Once it said something else than to go on, it says so again.
    @Override
    public Request request() {
        if (cause.isEmpty()) {
            cause = ask();
        }
        return cause.map(EarlyEnd::request).orElse(Request.GO_ON);
    }

    /// Why the training was told to end. Throws where it was not.
    Cause cause() {
        return cause.orElseThrow();
    }

    /// What a person needs to know where the time was up.
    String timeIsUp() {
        return "training took longer than the %,d s that this worker allows"
                .formatted(limit.orElseThrow().toSeconds());
    }

    private Optional<Cause> ask() {
        return switch (signal.request()) {
            case STOP -> Optional.of(Cause.STOPPED);
            case PAUSE -> Optional.of(Cause.PAUSED);
            case GO_ON ->
                    limit.filter(longest -> clock.instant().isAfter(start.plus(longest)))
                            .map(_ -> Cause.TIME_LIMIT);
        };
    }

    private static Request request(Cause cause) {
        return switch (cause) {
            case STOPPED, TIME_LIMIT -> Request.STOP;
            case PAUSED -> Request.PAUSE;
        };
    }
}
