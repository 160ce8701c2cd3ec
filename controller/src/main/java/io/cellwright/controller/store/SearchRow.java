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

    /// The number of trials that it has when all are suggested.
    public long total() {
        return (long) specification.trials() + specification.baselines().size();
    }
}
