package io.cellwright.worker.training;

import java.time.Duration;

/// How many steps one native call takes, so that a call lasts about a second: few enough to stop
/// soon when asked, many enough that calls cost nothing. It never changes what is computed.
final class Pace {

    private static final Duration CALL = Duration.ofSeconds(1);
    private static final int MOST = 1_000;

    private int steps = 1;

    int steps() {
        return steps;
    }

    /// Learns from a call of that many steps.
    void took(int count, Duration duration) {
        long nanoseconds = Math.max(1, duration.toNanos());
        double fitting = count * (double) CALL.toNanos() / nanoseconds;
        steps = (int) Math.clamp(fitting, 1, Math.min(MOST, 4.0 * steps));
    }
}
