package io.cellwright.controller.store;

import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.SearchState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A search as it is stored.
///
/// @param suggestions how many candidates were suggested so far
/// @param observations how many outcomes its strategy has to observe so far
public record SearchRow(
        long id,
        SearchState state,
        SearchSpecification specification,
        Instant createdAt,
        @Nullable Instant endedAt,
        long suggestions,
        long observations) {

    /// How many candidates may still be suggested.
    public int unsuggested() {
        return (int) Math.max(0, specification.trials() - suggestions);
    }

    /// The number of trials that it has when all are suggested.
    public long total() {
        return (long) specification.trials() + specification.baselines().size();
    }
}
