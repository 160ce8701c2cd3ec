package io.cellwright.controller.schedule;

import java.time.Duration;

/// How long leases last and how failures are counted.
///
/// @param lease from one sign of life to the deadline
/// @param heartbeat how often a worker is to be heard of
/// @param attempts how many may be used up before a trial has failed
public record LeaseTerms(Duration lease, Duration heartbeat, int attempts) {

    public LeaseTerms {
        if (lease.compareTo(heartbeat.multipliedBy(2)) < 0 || attempts < 1) {
            throw new IllegalArgumentException(
                    "a lease lasts two heartbeats or more and there is an attempt, not %s, %s and %d"
                            .formatted(lease, heartbeat, attempts));
        }
    }

    public static LeaseTerms standard() {
        return new LeaseTerms(Duration.ofSeconds(45), Duration.ofSeconds(15), 3);
    }
}
