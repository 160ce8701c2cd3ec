package io.cellwright.controller.search;

import java.time.Duration;

/// What a search has spent so far of what a [Budget] limits.
///
/// @param running while the search was running, not paused
/// @param device of all slots that trained its trials, together
public record Spent(Duration running, Duration device) {

    private static final double MILLISECONDS_PER_HOUR = 3_600_000;

    public double hours() {
        return running.toMillis() / MILLISECONDS_PER_HOUR;
    }

    public double deviceHours() {
        return device.toMillis() / MILLISECONDS_PER_HOUR;
    }
}
