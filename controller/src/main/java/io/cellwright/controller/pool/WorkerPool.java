package io.cellwright.controller.pool;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.MissingException;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Worker;
import io.cellwright.searchspace.trial.DatasetName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The workers that registered, as far as they were heard of.
public final class WorkerPool {

    private final Database database;
    private final Duration patience;
    private final InstantSource clock;
    private final Instant openedAt;
    private boolean desertionTold;

    /// @param patience how long a worker may be silent before it counts as lost
    public WorkerPool(Database database, Duration patience, InstantSource clock) {
        this.database = database;
        this.patience = patience;
        this.clock = clock;
        this.openedAt = clock.instant();
    }

    /// Adds a worker and answers its number; one that registers again has the number that it had.
    ///
    /// @param identity which no other worker has, and which outlives the worker's process
    public long register(Worker.Description description, Optional<String> identity) {
        return database.write(tables -> {
            Optional<Long> known = identity.flatMap(tables.workers()::identified);
            known.ifPresent(id -> renew(tables, id, description));
            long worker =
                    known.orElseGet(
                            () -> tables.workers().insert(description, identity, clock.instant()));
            tell(tables, worker);
            return worker;
        });
    }

    private void renew(Tables tables, long id, Worker.Description description) {
        tables.workers().renew(id, description, clock.instant());
        tables.missingDatasets().clear(id);
    }

    /// Notes a sign of life; a lost worker is active again. Throws [MissingException] for a worker
    /// that is not known or has said goodbye, which then registers again.
    public Worker seen(long id) {
        return database.write(tables -> {
            Worker worker = present(tables, id);
            tables.workers().setLastSeen(id, clock.instant());
            if (worker.state() == Worker.State.LOST) {
                move(tables, id, Worker.State.ACTIVE);
            }
            return tables.workers().get(id);
        });
    }

    /// Gives a worker no new leases. Throws [MissingException].
    public void drain(long id) {
        database.useWrite(tables -> {
            present(tables, id);
            move(tables, id, Worker.State.DRAINING);
        });
    }

    /// Notes that a worker has left.
    public void goodbye(long id) {
        database.useWrite(tables -> {
            tables.workers().get(id);
            move(tables, id, Worker.State.GONE);
        });
    }

    /// One sentence for people, where trials on this data set wait because nobody can train them.
    /// That no worker is connected is said only after a time in which one would have come back.
    public Optional<String> shortage(Tables tables, DatasetName dataset) {
        return isDeserted(tables)
                ? Optional.of("no worker is connected: start one with `cellwright worker`")
                : DatasetShortage.of(tables, dataset);
    }

    /// Marks the workers that were silent for too long as lost.
    public synchronized void sweep() {
        Instant latest = clock.instant().minus(patience);
        database.useWrite(tables -> {
            for (Worker worker : tables.workers().inService()) {
                if (worker.lastSeenAt().isBefore(latest)) {
                    move(tables, worker.id(), Worker.State.LOST);
                }
            }
            tellOfDesertion(tables);
        });
    }

    /// Nothing else happens at the moment from which a search says that there is no worker.
    private void tellOfDesertion(Tables tables) {
        boolean deserted = isDeserted(tables);
        if (deserted && !desertionTold) {
            tellSearches(tables);
        }
        desertionTold = deserted;
    }

    private boolean isDeserted(Tables tables) {
        Instant heardOf = tables.workers().lastSeen().filter(openedAt::isBefore).orElse(openedAt);
        return tables.workers().inService().isEmpty()
                && !clock.instant().isBefore(heardOf.plus(patience));
    }

    private static Worker present(Tables tables, long id) {
        Worker worker = tables.workers().get(id);
        if (worker.state() == Worker.State.GONE) {
            throw new MissingException("worker %d said goodbye".formatted(id));
        }
        return worker;
    }

    private static void move(Tables tables, long id, Worker.State state) {
        tables.workers().setState(id, state);
        tell(tables, id);
    }

    /// Who is there decides also how long a search still takes, and whether it can go on at all.
    private static void tell(Tables tables, long id) {
        tables.changed(new Change.WorkerChanged(id));
        tellSearches(tables);
    }

    private static void tellSearches(Tables tables) {
        tables.searches()
                .running()
                .forEach(row -> tables.changed(new Change.SearchChanged(row.id())));
    }
}
