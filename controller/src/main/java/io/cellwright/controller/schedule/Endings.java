package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.Lease;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.EndedBecause;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.SearchState;
import io.cellwright.controller.search.objective.Reward;
import io.cellwright.controller.store.AttemptTable;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialCounts;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Scores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What follows when a trial ends or loses its lease, within the transaction that ends it: the
/// place among the observations, the twins that waited for it, the end of the search.
final class Endings {

    private final int attempts;
    private final Duration longestCount;
    private final Checkpoints checkpoints;

    Endings(LeaseTerms terms, Checkpoints checkpoints) {
        this.attempts = terms.attempts();
        this.longestCount = Budgets.longest(terms);
        this.checkpoints = checkpoints;
    }

    /// Ends a trial that was trained, and all that waited for its outcome.
    void end(Tables tables, Trial trial, TrialState state, Instant now) {
        endOne(tables, trial, state, now);
        Trial ended = tables.trials().get(trial.id());
        if (isReusable(ended)) {
            for (Trial twin : tables.queries().waitingFor(ended.plan().evaluationKey())) {
                reuse(tables, twin, ended, now);
            }
        }
    }

    /// Whether the next lease of a trial is the last. Nothing else may run beside it then: no trial
    /// fails because of what its neighbours did.
    boolean isLastAttempt(Trial trial) {
        return attempts > 1 && trial.attempts() == attempts - 1;
    }

    /// Gives a trial that no worker has the outcome of its twin.
    void reuse(Tables tables, Trial trial, Trial twin, Instant now) {
        tables.trials().setReusedFrom(trial.id(), twin.id());
        tables.epochs().replace(trial.id(), tables.epochs().of(twin.id()));
        tables.confusions()
                .of(twin.id())
                .ifPresent(matrix -> tables.confusions().put(trial.id(), matrix));
        TrialState state =
                switch (twin.state()) {
                    case TrialState.Succeeded(_, Scores scores) ->
                            new TrialState.Succeeded(now, scores);
                    case TrialState.Failed failed ->
                            new TrialState.Failed(now, failed.reason(), failed.message());
                    case TrialState.Suggested _,
                            TrialState.Leased _,
                            TrialState.Running _,
                            TrialState.Paused _,
                            TrialState.Pruned _,
                            TrialState.Cancelled _ ->
                            throw new IllegalArgumentException(
                                    "trial %d has no outcome to take over".formatted(twin.id()));
                };
        endOne(tables, trial, state, now);
    }

    /// The ended trial whose outcome another one with the same evaluation would have too.
    Optional<Trial> twin(Tables tables, String evaluationKey) {
        return tables.queries().endedEquals(evaluationKey).stream()
                .filter(Endings::isReusable)
                .findFirst();
    }

    /// Takes a trial from its worker because of a fault that may not come again: another attempt,
    /// unless there were enough.
    void fault(
            Tables tables,
            Trial trial,
            Lease lease,
            FailureReason reason,
            String message,
            Instant now) {
        tables.attempts().setFault(trial.id(), lease.fence(), reason.name(), message);
        if (trial.attempts() < attempts) {
            tables.trials().move(trial, trial.waiting());
            tables.changed(new Change.TrialChanged(trial.plan().search(), trial.id()));
            tables.changed(new Change.SearchChanged(trial.plan().search()));
            return;
        }
        List<String> faults = tables.attempts().faults(trial.id());
        end(
                tables,
                trial,
                new TrialState.Failed(
                        now,
                        reason,
                        "%d attempts failed: %s"
                                .formatted(faults.size(), String.join("; ", faults))),
                now);
    }

    /// Takes a trial from its worker through no fault of either: no attempt is used up.
    void giveBack(Tables tables, Trial trial, Lease lease, Instant now) {
        tables.attempts().end(trial.id(), lease.fence(), AttemptTable.Ending.RELEASED, now);
        putBack(tables, trial, lease);
    }

    /// Takes a trial from a worker that cannot read its data set, and gives that worker no more of
    /// the kind: the fault is the worker's, and every trial would meet it.
    void withhold(Tables tables, Trial trial, Lease lease, String message) {
        SearchSpecification specification =
                tables.searches().get(trial.plan().search()).specification();
        tables.missingDatasets().note(lease.worker(), specification.dataset(), message);
        putBack(tables, trial, lease);
        tables.searches()
                .running()
                .forEach(row -> tables.changed(new Change.SearchChanged(row.id())));
    }

    /// Lets a trial wait for a worker again, with no attempt used up.
    static void putBack(Tables tables, Trial trial, Lease lease) {
        tables.trials().move(trial, trial.waiting());
        tables.trials().uncountAttempt(trial.id());
        tables.changed(new Change.TrialChanged(trial.plan().search(), trial.id()));
        tables.changed(new Change.SearchChanged(trial.plan().search()));
        tables.changed(new Change.WorkerChanged(lease.worker()));
    }

    /// Ends a search of which nothing is left to do: failed where no candidate has succeeded.
    void endIfDone(Tables tables, long search, Instant now) {
        SearchRow row = tables.searches().get(search);
        boolean isSpent = row.suggestions() >= row.specification().trials();
        if (row.state().ended() || (row.endedBecause() == null && !isSpent)) {
            return;
        }
        TrialCounts counts = tables.queries().counts(search);
        if (counts.ended() == counts.all()) {
            boolean found = tables.queries().best(search).isPresent();
            tables.searches().countRunning(now, longestCount);
            if (row.endedBecause() == null) {
                tables.searches().setEndedBecause(search, EndedBecause.TRIALS);
            }
            tables.searches()
                    .setState(
                            search,
                            found ? SearchState.COMPLETED : SearchState.FAILED,
                            Optional.of(now));
        }
    }

    private void endOne(Tables tables, Trial trial, TrialState state, Instant now) {
        long search = trial.plan().search();
        tables.trials().move(trial, state);
        setReward(tables, trial.id());
        checkpoints.forget(tables, trial);
        if (trial.plan().role() == TrialRole.CANDIDATE) {
            tables.trials().setObservation(trial.id(), tables.searches().nextObservation(search));
        }
        tables.changed(new Change.TrialChanged(search, trial.id()));
        tables.changed(new Change.SearchChanged(search));
        trial.lease().ifPresent(lease -> tables.changed(new Change.WorkerChanged(lease.worker())));
        endIfDone(tables, search, now);
    }

    private static void setReward(Tables tables, long id) {
        Trial trial = tables.trials().get(id);
        trial.measurements()
                .ifPresent(measured -> {
                    SearchRow search = tables.searches().get(trial.plan().search());
                    double reward = Reward.of(search.specification().objective(), measured);
                    tables.trials().setReward(id, reward);
                });
    }

    /// A failure that would come again is as good as a success; the others deserve a try.
    private static boolean isReusable(Trial trial) {
        return switch (trial.state()) {
            case TrialState.Succeeded _ -> true;
            case TrialState.Failed failed -> !failed.reason().worthAnotherAttempt();
            case TrialState.Suggested _,
                    TrialState.Leased _,
                    TrialState.Running _,
                    TrialState.Paused _,
                    TrialState.Pruned _,
                    TrialState.Cancelled _ ->
                    false;
        };
    }
}
