package io.cellwright.worker.agent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Pauses between the repetitions of a call: each twice as long as the one before, up to a limit,
/// less a random part of up to a half.
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    Backoff(Timing timing, RandomGenerator random) {
        this.first = timing.firstPause();
        this.longest = timing.longestPause();
        this.random = random;
        this.next = first;
    }

    Duration next() {
        Duration pause = next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofNanos((long) (pause.toNanos() * (1 - random.nextDouble() / 2)));
    }

    void reset() {
        next = first;
    }
}
