package io.cellwright.controller.search;

import java.util.Optional;
import java.util.OptionalDouble;

/// What a search may spend beside its number of candidates. Where any is spent, no candidate is
/// begun any more; those that were begun are finished, and count. Source of that convention: Dong,
/// Liu, Musial and Gabrys, "NATS-Bench: Benchmarking NAS Algorithms for Architecture Topology and
/// Size", 2021.
///
/// @param hours while the search is running; the time that it is paused does not count
/// @param deviceHours the time of all slots that trained its trials, together
public record Budget(OptionalDouble hours, OptionalDouble deviceHours) {

    /// Nothing but the number of candidates.
    public static final Budget NONE = new Budget(OptionalDouble.empty(), OptionalDouble.empty());

    private static final double LEAST = 1e-4;
    private static final double MOST = 100_000;
    private static final double SECONDS_PER_HOUR = 3_600;

    public Budget {
        hours.ifPresent(value -> requireSome("hours", value));
        deviceHours.ifPresent(value -> requireSome("deviceHours", value));
    }

    /// Which part of it is spent, if any is.
    public Optional<EndedBecause> exhausted(Spent spent) {
        if (hours.isPresent() && spent.hours() >= hours.getAsDouble()) {
            return Optional.of(EndedBecause.HOURS);
        }
        return deviceHours.isPresent() && spent.deviceHours() >= deviceHours.getAsDouble()
                ? Optional.of(EndedBecause.DEVICE_HOURS)
                : Optional.empty();
    }

    /// How long it lasts, in seconds, infinitely long without a limit.
    ///
    /// @param slots that go on training
    public double secondsLeft(Spent spent, long slots) {
        double running = hours.orElse(Double.POSITIVE_INFINITY) - spent.hours();
        double device = deviceHours.orElse(Double.POSITIVE_INFINITY) - spent.deviceHours();
        return Math.max(0, Math.min(running, device / slots)) * SECONDS_PER_HOUR;
    }

    private static void requireSome(String field, double value) {
        // Written so that NaN breaks the rule.
        if (!(value >= LEAST && value <= MOST)) {
            throw new IllegalArgumentException(
                    "%s is 0.0001 to 100,000, or left out for no limit, not %s"
                            .formatted(field, value));
        }
    }
}
