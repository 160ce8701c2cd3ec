package io.cellwright.controller.lifecycle;

import java.util.Locale;

/// Why a trial is part of a search.
public enum TrialRole {
    /// A hand-designed model, for comparison.
    BASELINE,
    /// Suggested by the search's strategy.
    CANDIDATE,
    /// A proposal of the strategy, which is scored untrained, and of which it may become a
    /// candidate.
    SCREENING;

    /// The name that requests and the database use.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TrialRole of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
