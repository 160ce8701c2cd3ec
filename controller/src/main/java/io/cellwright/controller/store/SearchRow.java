package io.cellwright.controller.store;

import io.cellwright.controller.search.EndedBecause;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.SearchState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A search as it is stored.
///
/// @param suggestions how many candidates were suggested so far
/// @param observations how many outcomes its strategy has to observe so far
/// @param endedBecause what is spent, so that no candidate is begun any more; a search that ended
///   because it was cancelled may have none
/// @param running how long it was running, as of `countedUntil`
/// @param countedUntil when that was counted last
public record SearchRow(
        long id,
        SearchState state,
        SearchSpecification specification,
        Instant createdAt,
        @Nullable Instant endedAt,
        long suggestions,
        long observations,
        @Nullable EndedBecause endedBecause,
        Duration running,
        @Nullable Instant countedUntil) {

    /// Whether a candidate may be suggested now.
    public boolean maySuggest() {
        return state == SearchState.RUNNING && unsuggested() > 0;
    }

    /// How many candidates may still be suggested.
    public int unsuggested() {
        return endedBecause == null ? (int) Math.max(0, specification.trials() - suggestions) : 0;
    }

    /// The number of trials that it has when all are suggested.
    public long total() {
        return (long) specification.trials() + specification.baselines().size();
    }
}
