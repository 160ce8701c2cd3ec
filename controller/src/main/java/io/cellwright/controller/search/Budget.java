package io.cellwright.controller.search;

import static io.cellwright.controller.search.settings.Ranges.requireWithin;

import java.util.OptionalDouble;

/// What a search may spend beside its number of candidates. Where any is spent, no candidate is
/// begun any more; those in training are finished, and count.
///
/// @param hours while the search is running; the time that it is paused does not count
/// @param deviceHours the time of all slots that trained its trials, together
public record Budget(OptionalDouble hours, OptionalDouble deviceHours) {

    /// Nothing but the number of candidates.
    public static final Budget NONE = new Budget(OptionalDouble.empty(), OptionalDouble.empty());

    private static final double LEAST = 1e-4;
    private static final double MOST = 100_000;

    public Budget {
        hours.ifPresent(value -> requireWithin("hours", value, LEAST, MOST));
        deviceHours.ifPresent(value -> requireWithin("deviceHours", value, LEAST, MOST));
    }
}
