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
    private final Optional<Instant> deadline;
    private Optional<Cause> cause = Optional.empty();

    /// @param start of the training, earlier by the time that it took before a pause
    EarlyEnd(StopSignal signal, Clock clock, Instant start, Optional<Duration> limit) {
        this.signal = signal;
        this.clock = clock;
        this.deadline = limit.map(start::plus);
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

    private Optional<Cause> ask() {
        return switch (signal.request()) {
            case STOP -> Optional.of(Cause.STOPPED);
            case PAUSE -> Optional.of(Cause.PAUSED);
            case GO_ON ->
                    deadline.filter(end -> clock.instant().isAfter(end)).map(_ -> Cause.TIME_LIMIT);
        };
    }

    private static Request request(Cause cause) {
        return switch (cause) {
            case STOPPED, TIME_LIMIT -> Request.STOP;
            case PAUSED -> Request.PAUSE;
        };
    }
}
