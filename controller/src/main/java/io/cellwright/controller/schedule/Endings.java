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
import io.cellwright.controller.store.TrialFiles;
import io.cellwright.controller.store.TrialPlan;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Scores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What follows when a trial ends, loses its lease or comes to a rung, within the transaction in
/// which it does: the place among the observations, the twins that waited for it, the decisions of
/// the search's fidelity, the end of the search.
final class Endings {

    private final int attempts;
    private final Duration longestCount;
    private final Closing closing;
    private final Judging judging;

    Endings(LeaseTerms terms, TrialFiles files) {
        this.attempts = terms.attempts();
        this.longestCount = Budgets.longest(terms);
        this.closing = new Closing(files);
        this.judging = new Judging(closing);
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

    /// Stops a trial early that a worker trains.
    void stop(Tables tables, Trial trial, Lease lease, Instant now) {
        tables.attempts().end(trial.id(), lease.fence(), AttemptTable.Ending.PRUNED, now);
        Judging.reach(tables, trial);
        endOne(tables, trial, new TrialState.Pruned(now), now);
        stopTwins(tables, trial, now);
    }

    /// Decides about a trial that has come to its rung, and about those that waited for it there.
    /// Its strategy observes it unless it goes on at once.
    void judge(Tables tables, Trial trial, Instant now) {
        Judging.reach(tables, trial);
        judging.decide(tables, trial.plan().search(), now);
        if (tables.trials().get(trial.id()).isAtRung()) {
            Judging.observe(tables, trial);
        }
        stopTwins(tables, trial, now);
        endIfDone(tables, trial.plan().search(), now);
    }

    /// Ends a new trial at once where an equal one was trained before, or judged in its search.
    void settle(Tables tables, Trial trial, Instant now) {
        TrialPlan plan = trial.plan();
        Optional<Trial> twin = twin(tables, plan.evaluationKey());
        if (twin.isPresent()) {
            reuse(tables, trial, twin.get(), now);
        } else if (plan.role() == TrialRole.CANDIDATE) {
            tables.queries()
                    .judgedEqual(plan.search(), plan.evaluationKey())
                    .ifPresent(judged -> stopWith(tables, trial, judged, now));
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

    /// Stops those that wait for a trial of their search that was judged, where it does not go on:
    /// they would come no further.
    private void stopTwins(Tables tables, Trial trial, Instant now) {
        Trial judged = tables.trials().get(trial.id());
        if (judged.isAtRung() || judged.state().kind() == TrialState.Kind.PRUNED) {
            for (Trial twin : tables.queries().waitingFor(judged.plan().evaluationKey())) {
                if (twin.plan().search() == judged.plan().search() && twin.id() != judged.id()) {
                    stopWith(tables, twin, judged, now);
                }
            }
        }
    }

    private void stopWith(Tables tables, Trial trial, Trial judged, Instant now) {
        tables.trials().setReusedFrom(trial.id(), judged.id());
        tables.epochs().replace(trial.id(), tables.epochs().of(judged.id()));
        tables.rungs()
                .last(judged.id())
                .ifPresent(rung -> tables.rungs().reach(trial, rung.epoch(), rung.accuracy()));
        endOne(tables, trial, new TrialState.Pruned(now), now);
    }

    /// Ends a search of which nothing is left to do: failed where no candidate has succeeded.
    private void endIfDone(Tables tables, long search, Instant now) {
        SearchRow row = tables.searches().get(search);
        if (row.state().ended() || row.unsuggested() > 0) {
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
        closing.close(tables, trial, state);
        setReward(tables, trial.id());
        finish(tables, trial.plan().search(), now);
    }

    /// Decides about candidates that wait at rungs, and ends the search if nothing is left to do.
    void finish(Tables tables, long search, Instant now) {
        judging.decide(tables, search, now);
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
