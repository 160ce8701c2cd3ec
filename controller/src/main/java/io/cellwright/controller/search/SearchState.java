package io.cellwright.controller.search;

import java.util.Locale;

/// Where a search stands.
public enum SearchState {
    RUNNING,
    /// No new leases; what runs goes on.
    PAUSED,
    /// All trials have ended, and a candidate succeeded.
    COMPLETED,
    /// All trials have ended, and no candidate succeeded.
    FAILED,
    CANCELLED;

    /// The name that requests and the database use.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SearchState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /// Whether nothing comes after it.
    public boolean ended() {
        return switch (this) {
            case RUNNING, PAUSED -> false;
            case COMPLETED, FAILED, CANCELLED -> true;
        };
    }

    /// Whether a search may go from this state to that one. A move to the present state is legal
    /// and changes nothing, so that a repeated request gets the same answer.
    public boolean mayBecome(SearchState next) {
        return this == next || !ended();
    }
}
