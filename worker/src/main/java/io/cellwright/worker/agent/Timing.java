package io.cellwright.worker.agent;

import java.time.Duration;

/// How long a worker waits for what.
///
/// @param second what one of the controller's seconds is; shorter in tests
/// @param leaseWaitSeconds how long the controller may hold a request for a lease, in its seconds
/// @param request for an answer, beyond what the controller was asked to wait
/// @param firstPause before the first repetition of a call; each further pause is twice as long
/// @param longestPause between two repetitions
/// @param noticeEvery between two lines that say that the controller is still away
/// @param memory for other programs to give memory back to a trial that does not fit though it is
///   alone
/// @param pause for trials to come to a checkpoint and hand it in, before a draining worker stops
///   them
/// @param drain for trials to stop and outcomes to be reported, before the worker leaves anyway
public record Timing(
        Duration second,
        int leaseWaitSeconds,
        Duration request,
        Duration firstPause,
        Duration longestPause,
        Duration noticeEvery,
        Duration memory,
        Duration pause,
        Duration drain) {

    /// What a worker uses outside of tests.
    public static final Timing PRODUCTION =
            new Timing(
                    Duration.ofSeconds(1),
                    20,
                    Duration.ofSeconds(10),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5));

    public Timing {
        if (firstPause.compareTo(longestPause) > 0) {
            throw new IllegalArgumentException(
                    "firstPause is at most longestPause, %s, not %s"
                            .formatted(longestPause, firstPause));
        }
    }

    Duration seconds(int count) {
        return second.multipliedBy(count);
    }
}
