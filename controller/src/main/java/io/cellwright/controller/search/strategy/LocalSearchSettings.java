package io.cellwright.controller.search.strategy;

import static io.cellwright.controller.search.settings.Ranges.requireWithin;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How [LocalSearchStrategy] climbs.
///
/// @param initialSamples random candidates before each climb, 1 to 1,000, of which the best is
///   where it starts; 10 in White, Nolen and Savani (2021)
/// @param move when a climb goes on
public record LocalSearchSettings(int initialSamples, Move move) implements StrategySettings {

    /// What a search uses.
    public static final LocalSearchSettings DEFAULT = new LocalSearchSettings(10, Move.FIRST);

    /// When a climb goes on from a neighbour.
    public enum Move {
        /// As soon as one is better (first improvement).
        @JsonProperty("first")
        FIRST,
        /// Once all are known, from the best (steepest ascent), as White, Nolen and Savani.
        @JsonProperty("best")
        BEST
    }

    public LocalSearchSettings {
        requireWithin("initialSamples", initialSamples, 1, 1_000);
    }
}
