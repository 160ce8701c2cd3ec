package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.Lease;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.SearchState;
import io.cellwright.controller.store.AttemptTable;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.Worker;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Gives trials to workers and takes them back.
public final class Leases {

    private final Database database;
    private final Suggester suggester;
    private final Endings endings;
    private final Budgets budgets;
    private final WorkSignal work;
    private final LeaseTerms terms;
    private final InstantSource clock;

    Leases(
            Database database,
            Suggester suggester,
            Endings endings,
            Budgets budgets,
            WorkSignal work,
            LeaseTerms terms,
            InstantSource clock) {
        this.database = database;
        this.suggester = suggester;
        this.endings = endings;
        this.budgets = budgets;
        this.work = work;
        this.terms = terms;
        this.clock = clock;
    }

    /// A trial for a worker's free slot, or nothing where there is none within the time.
    ///
    /// @param abandoned whether nobody waits for the answer any more
    public Optional<Assignment> next(
            long worker, int slot, Duration patience, BooleanSupplier abandoned)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        database.useWrite(tables -> free(tables, worker, slot));
        while (!abandoned.getAsBoolean() && !work.isClosed()) {
            long seen = work.version();
            Optional<Assignment> assignment = database.write(tables -> begin(tables, worker, slot));
            if (assignment.isPresent()) {
                return assignment;
            }
            if (isActive(worker) && suggester.suggest(missing(worker))) {
                continue;
            }
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                return Optional.empty();
            }
            work.await(seen, left);
        }
        return Optional.empty();
    }

    /// Prolongs those of the leases that are valid, and answers for each how it stands.
    public List<Standing> prolong(long worker, List<Fence> leases) {
        return database.write(tables -> {
            List<Standing> standings = new ArrayList<>();
            for (Fence lease : leases) {
                Optional<Trial> trial =
                        tables.trials()
                                .find(lease.trial())
                                .filter(held -> isHeld(held, worker, lease.fence()));
                trial.ifPresent(held -> keepAlive(tables, held));
                standings.add(trial.map(held -> standing(tables, held)).orElse(Standing.INVALID));
            }
            return standings;
        });
    }

    private static Standing standing(Tables tables, Trial held) {
        SearchRow search = tables.searches().get(held.plan().search());
        return search.state() == SearchState.PAUSED ? Standing.TO_PAUSE : Standing.VALID;
    }

    /// Takes a trial back that its worker cannot go on with, through no fault of its own.
    public void release(Fence lease) {
        Instant now = clock.instant();
        database.useWrite(tables -> {
            Trial trial = tables.trials().get(lease.trial());
            endings.giveBack(tables, trial, Reports.require(trial, lease.fence()), now);
        });
    }

    /// Takes back everything that a worker holds.
    public void releaseAll(long worker) {
        Instant now = clock.instant();
        database.useWrite(tables -> {
            for (Trial trial : tables.queries().heldBy(worker)) {
                endings.giveBack(tables, trial, trial.lease().orElseThrow(), now);
            }
        });
    }

    /// Takes everything from a worker whose process ended without a word and was started again.
    public void loseAll(long worker) {
        database.useWrite(tables -> {
            String name = tables.workers().get(worker).description().name();
            for (Trial trial : tables.queries().heldBy(worker)) {
                lose(
                        tables,
                        trial,
                        trial.lease().orElseThrow(),
                        "the process of worker %s crashed".formatted(name));
            }
        });
    }

    /// Takes a trial from a worker that was not heard of in time. One that was to leave anyway has
    /// left a little early, which is no fault.
    void expire(Tables tables, Trial trial, Lease lease) {
        Worker worker = tables.workers().get(lease.worker());
        if (worker.state() == Worker.State.DRAINING) {
            endings.giveBack(tables, trial, lease, clock.instant());
            return;
        }
        lose(
                tables,
                trial,
                lease,
                "worker %s was not heard of for %d seconds"
                        .formatted(worker.description().name(), terms.lease().toSeconds()));
    }

    private void lose(Tables tables, Trial trial, Lease lease, String message) {
        Instant now = clock.instant();
        // Nobody knows that it was trained any longer, as where the controller was away since.
        Instant ended = now.isBefore(lease.deadline()) ? now : lease.deadline();
        tables.attempts().end(trial.id(), lease.fence(), AttemptTable.Ending.LOST, ended);
        tables.changed(new Change.WorkerChanged(lease.worker()));
        endings.fault(tables, trial, lease, FailureReason.WORKER_LOST, message, now);
    }

    /// Moves a lease's deadline; the trial is in training from the first sign of life on.
    void keepAlive(Tables tables, Trial trial) {
        Lease lease = trial.lease().orElseThrow();
        boolean isNew = trial.state().kind() == TrialState.Kind.LEASED;
        tables.trials()
                .move(
                        trial,
                        new TrialState.Running(lease.until(clock.instant().plus(terms.lease()))));
        if (isNew) {
            tables.changed(new Change.TrialChanged(trial.plan().search(), trial.id()));
            tables.changed(new Change.SearchChanged(trial.plan().search()));
        }
    }

    /// A worker that asks for work for a slot does not train there what it was given before: the
    /// answer got lost, or the slot broke down.
    private void free(Tables tables, long worker, int slot) {
        int slots = tables.workers().get(worker).description().slots();
        if (slot < 1 || slot > slots) {
            throw new IllegalArgumentException("slot is 1 to %d, not %d".formatted(slots, slot));
        }
        for (Trial trial : tables.queries().heldBy(worker)) {
            Lease lease = trial.lease().orElseThrow();
            if (lease.slot() == slot) {
                takeBack(tables, trial, lease);
            }
        }
    }

    private void takeBack(Tables tables, Trial trial, Lease lease) {
        Instant now = clock.instant();
        if (trial.state().kind() == TrialState.Kind.LEASED) {
            endings.giveBack(tables, trial, lease, now);
            return;
        }
        tables.attempts().end(trial.id(), lease.fence(), AttemptTable.Ending.LOST, now);
        endings.fault(
                tables,
                trial,
                lease,
                FailureReason.WORKER_ERROR,
                "the worker left it without a report",
                now);
    }

    private boolean isActive(long worker) {
        return database.read(tables -> tables.workers().get(worker).state() == Worker.State.ACTIVE);
    }

    private Set<DatasetName> missing(long worker) {
        return database.read(tables -> tables.missingDatasets().names(worker));
    }

    private Optional<Assignment> begin(Tables tables, long worker, int slot) {
        if (tables.workers().get(worker).state() != Worker.State.ACTIVE) {
            return Optional.empty();
        }
        Set<DatasetName> missing = tables.missingDatasets().names(worker);
        List<Long> searches =
                budgets.running(tables, clock.instant()).stream()
                        .filter(search -> !missing.contains(search.specification().dataset()))
                        .map(SearchRow::id)
                        .toList();
        return tables.queries()
                .nextWaiting(searches)
                .map(trial -> begin(tables, trial, worker, slot));
    }

    private Assignment begin(Tables tables, Trial trial, long worker, int slot) {
        Instant now = clock.instant();
        Lease lease = new Lease(worker, slot, trial.fence() + 1, now.plus(terms.lease()));
        int behind = trial.checkpoint() == null ? 0 : trial.checkpoint().epoch();
        tables.trials().begin(trial, lease, now);
        tables.attempts().begin(trial.id(), lease, now);
        tables.epochs().keep(trial.id(), behind);
        tables.changed(new Change.TrialChanged(trial.plan().search(), trial.id()));
        tables.changed(new Change.SearchChanged(trial.plan().search()));
        tables.changed(new Change.WorkerChanged(worker));
        return new Assignment(
                trial.id(),
                lease.fence(),
                tables.searches()
                        .get(trial.plan().search())
                        .specification()
                        .evaluation(trial.plan().candidate()),
                behind,
                Objects.requireNonNullElse(trial.pauseAfter(), 0),
                trial.alone() || endings.isLastAttempt(trial));
    }

    private static boolean isHeld(Trial trial, long worker, long fence) {
        return trial.lease()
                .filter(lease -> lease.worker() == worker && lease.fence() == fence)
                .isPresent();
    }
}
