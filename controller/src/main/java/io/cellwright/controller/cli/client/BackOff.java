package io.cellwright.controller.cli.client;

import java.time.Duration;

/// Longer and longer waits between attempts: each twice the one before, up to a limit.
///
/// @param first the wait after the first failure
/// @param longest no wait is longer
public record BackOff(Duration first, Duration longest) {

    /// The wait after so many failures in a row, counted from 1.
    public Duration after(int failures) {
        Duration wait = first;
        for (int failure = 1; failure < failures && wait.compareTo(longest) < 0; failure++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
