package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.Lease;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.objective.Measurements;
import io.cellwright.searchspace.trial.Latency;
import io.cellwright.searchspace.trial.Scores;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A trial as it is stored.
///
/// @param attempts leases that began and were not given back
/// @param fence of the newest lease, 0 before the first
/// @param worker the last worker that had it
/// @param startedAt when the last lease began
/// @param reusedFrom the trial whose outcome was taken over
/// @param observation its place in the order in which the strategy observes, from 1
/// @param weights the name of the file with the trained weights
/// @param checkpoint where the next lease goes on; without one it begins at the beginning
/// @param pauseAfter the epoch after which it is judged before it is trained any further; without
///   one it is trained to the end
/// @param alone whether no other trial may run beside it on a worker
/// @param reward what the search's objective makes of it, once it has succeeded
public record Trial(
        long id,
        TrialPlan plan,
        TrialState state,
        int attempts,
        long fence,
        @Nullable Long worker,
        Instant suggestedAt,
        @Nullable Instant startedAt,
        @Nullable Long reusedFrom,
        @Nullable Long observation,
        @Nullable String weights,
        @Nullable Checkpoint checkpoint,
        @Nullable Integer pauseAfter,
        boolean alone,
        OptionalDouble reward) {

    /// Whether it waits to be judged, and not for a worker.
    public boolean isAtRung() {
        return state.kind() == TrialState.Kind.PAUSED
                && checkpoint != null
                && pauseAfter != null
                && checkpoint.epoch() >= pauseAfter;
    }

    /// What it is while no worker has it.
    public TrialState waiting() {
        return checkpoint == null ? new TrialState.Suggested() : new TrialState.Paused();
    }

    /// The lease, while a worker holds one.
    public Optional<Lease> lease() {
        return switch (state) {
            case TrialState.Leased(Lease lease) -> Optional.of(lease);
            case TrialState.Running(Lease lease) -> Optional.of(lease);
            case TrialState.Suggested _,
                    TrialState.Paused _,
                    TrialState.Succeeded _,
                    TrialState.Failed _,
                    TrialState.Pruned _,
                    TrialState.Cancelled _ ->
                    Optional.empty();
        };
    }

    /// What the search's objective may depend on, once it has succeeded.
    public Optional<Measurements> measurements() {
        return state instanceof TrialState.Succeeded(_, Scores scores)
                ? Optional.of(measurements(scores))
                : Optional.empty();
    }

    private Measurements measurements(Scores scores) {
        OptionalDouble milliseconds =
                scores.latency().stream().mapToDouble(Latency::millisecondsAtBatch1).findFirst();
        return new Measurements(
                scores.validationAccuracy(),
                plan.parameters(),
                plan.multiplyAdds(),
                plan.activationBytes(),
                milliseconds);
    }

    /// When it ended, if it did.
    public Optional<Instant> endedAt() {
        return switch (state) {
            case TrialState.Succeeded succeeded -> Optional.of(succeeded.endedAt());
            case TrialState.Failed failed -> Optional.of(failed.endedAt());
            case TrialState.Pruned(Instant endedAt) -> Optional.of(endedAt);
            case TrialState.Cancelled(Instant endedAt) -> Optional.of(endedAt);
            case TrialState.Suggested _,
                    TrialState.Leased _,
                    TrialState.Running _,
                    TrialState.Paused _ ->
                    Optional.empty();
        };
    }
}
