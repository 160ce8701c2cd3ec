package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.lifecycle.Lease;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.store.AttemptTable;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialPlan;
import io.cellwright.searchspace.trial.ConfusionMatrix;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Scores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Takes in what workers report. Every report carries its lease's fence, and counts once.
public final class Reports {

    private final Database database;
    private final Leases leases;
    private final Endings endings;
    private final InstantSource clock;

    Reports(Database database, Leases leases, Endings endings, InstantSource clock) {
        this.database = database;
        this.leases = leases;
        this.endings = endings;
        this.clock = clock;
    }

    /// Adds a point to the learning curve. Answers whether training goes on: false where the trial
    /// was stopped for what it has reached so far. Throws [ConflictException] where the fence is
    /// not valid.
    public boolean epoch(Fence fence, LearningCurve.Point point) {
        return database.write(tables -> {
            Trial trial = tables.trials().get(fence.trial());
            Lease lease = require(trial, fence.fence());
            // A point that comes again was judged when it came first.
            boolean isNew = tables.epochs().last(trial.id()) < point.epoch();
            tables.epochs().put(trial.id(), point);
            leases.keepAlive(tables, trial);
            tables.changed(new Change.EpochEnded(trial.plan().search(), trial.id(), point));
            tables.changed(new Change.WorkerChanged(lease.worker()));
            if (isNew && Judging.isWorse(tables, trial, point.epoch())) {
                endings.stop(tables, tables.trials().get(trial.id()), lease, clock.instant());
                return false;
            }
            return true;
        });
    }

    /// Ends a trial, or the attempt. The same report again changes nothing. Throws
    /// [ConflictException] where the fence is not valid.
    ///
    /// @param alone whether no other trial ran beside it in its worker: one that ran out of memory
    ///   alone would do so again, and ends
    public void outcome(Fence fence, Outcome outcome, boolean alone) {
        String digest = TrialPlan.digest(Json.write(outcome));
        database.useWrite(tables -> {
            Trial trial = tables.trials().get(fence.trial());
            if (!isRepeated(tables, fence, digest)) {
                Lease lease = require(trial, fence.fence());
                tables.attempts().setReport(trial.id(), lease.fence(), digest);
                accept(tables, trial, lease, outcome, alone);
            }
        });
    }

    /// Whether weights with this fence are welcome. Throws [ConflictException] where they are not.
    public void requireWeights(Fence fence) {
        database.read(tables -> requireWeights(tables.trials().get(fence.trial()), fence.fence()));
    }

    /// Keeps the name of the file with the trained weights.
    public void weights(Fence fence, String file) {
        database.useWrite(tables -> {
            requireWeights(tables.trials().get(fence.trial()), fence.fence());
            tables.trials().setWeights(fence.trial(), file);
        });
    }

    /// The lease of a trial, if this is its fence. Throws [ConflictException].
    static Lease require(Trial trial, long fence) {
        return trial.lease()
                .filter(lease -> lease.fence() == fence)
                .orElseThrow(() -> stale(trial, fence));
    }

    private static boolean requireWeights(Trial trial, long fence) {
        boolean endedWithIt =
                trial.state().kind() == TrialState.Kind.SUCCEEDED && trial.fence() == fence;
        if (!endedWithIt || fence == 0) {
            require(trial, fence);
        }
        return true;
    }

    private static boolean isRepeated(Tables tables, Fence fence, String digest) {
        Optional<String> earlier = tables.attempts().report(fence.trial(), fence.fence());
        if (earlier.isPresent() && !earlier.get().equals(digest)) {
            throw new ConflictException(
                    "trial %d: another outcome was reported with fence %d"
                            .formatted(fence.trial(), fence.fence()));
        }
        return earlier.isPresent();
    }

    private void accept(Tables tables, Trial trial, Lease lease, Outcome outcome, boolean alone) {
        Instant now = clock.instant();
        tables.attempts().end(trial.id(), lease.fence(), AttemptTable.Ending.REPORTED, now);
        tables.epochs().replace(trial.id(), outcome.curve().points());
        tables.changed(new Change.WorkerChanged(lease.worker()));
        switch (outcome) {
            case Outcome.Succeeded(_, Scores scores, Optional<ConfusionMatrix> confusion) -> {
                confusion.ifPresent(matrix -> tables.confusions().put(trial.id(), matrix));
                endings.end(tables, trial, new TrialState.Succeeded(now, scores), now);
            }
            case Outcome.Failed failed when failed.reason() == FailureReason.DATASET_UNAVAILABLE ->
                    endings.withhold(tables, trial, lease, failed.message());
            case Outcome.Failed failed when isWorthAnotherAttempt(failed.reason(), alone) -> {
                if (failed.reason() == FailureReason.OUT_OF_MEMORY) {
                    tables.trials().setAlone(trial.id());
                }
                endings.fault(tables, trial, lease, failed.reason(), failed.message(), now);
            }
            case Outcome.Failed failed ->
                    endings.end(
                            tables,
                            trial,
                            new TrialState.Failed(now, failed.reason(), failed.message()),
                            now);
        }
    }

    private static boolean isWorthAnotherAttempt(FailureReason reason, boolean alone) {
        return reason.worthAnotherAttempt() && !(reason == FailureReason.OUT_OF_MEMORY && alone);
    }

    private static ConflictException stale(Trial trial, long fence) {
        return new ConflictException(
                "fence %d of trial %d is not valid: the trial is %s, its last fence %d"
                        .formatted(fence, trial.id(), trial.state().kind().text(), trial.fence()));
    }
}
