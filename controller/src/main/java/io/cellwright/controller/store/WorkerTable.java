package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.MissingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/// The table `workers`.
public final class WorkerTable {

    private final Handle handle;

    WorkerTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds an active worker and answers its number.
    ///
    /// @param identity by which it is known when it registers again
    public long insert(Worker.Description description, Optional<String> identity, Instant now) {
        return describe(
                        """
                        INSERT INTO workers (identity, name, slots, device, engine, version, state,
                            registered_at, last_seen_at)
                        VALUES (:identity, :name, :slots, :device, :engine, :version, :state,
                            :now, :now)
                        """,
                        description,
                        now)
                .bind("identity", identity)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /// Makes a worker active that registered again.
    public void renew(long id, Worker.Description description, Instant now) {
        describe(
                        """
                        UPDATE workers SET name = :name, slots = :slots, device = :device,
                            engine = :engine, version = :version, state = :state,
                            registered_at = :now, last_seen_at = :now
                        WHERE id = :id
                        """,
                        description,
                        now)
                .bind("id", id)
                .execute();
    }

    private Update describe(String statement, Worker.Description description, Instant now) {
        return handle.createUpdate(statement)
                .bind("name", description.name())
                .bind("slots", description.slots())
                .bind("device", description.device())
                .bind("engine", description.engine())
                .bind("version", description.version())
                .bind("state", Worker.State.ACTIVE.text())
                .bind("now", now.toEpochMilli());
    }

    /// The number of the worker that registered with this identity.
    public Optional<Long> identified(String identity) {
        return handle.createQuery("SELECT id FROM workers WHERE identity = :identity")
                .bind("identity", identity)
                .mapTo(Long.class)
                .findOne();
    }

    public Optional<Worker> find(long id) {
        return handle.createQuery("SELECT * FROM workers WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> read(row))
                .findOne();
    }

    /// The worker with this number. Throws [MissingException].
    public Worker get(long id) {
        return find(id).orElseThrow(() -> new MissingException("there is no worker " + id));
    }

    /// All workers, those in service first, then the newest.
    public List<Worker> all() {
        return handle.createQuery(
                        """
                        SELECT * FROM workers
                        ORDER BY CASE WHEN state IN ('active', 'draining') THEN 0 ELSE 1 END,
                            CASE WHEN state IN ('active', 'draining') THEN id ELSE -id END
                        """)
                .map((row, _) -> read(row))
                .list();
    }

    /// Workers that are active or draining.
    public List<Worker> inService() {
        return handle.createQuery(
                        "SELECT * FROM workers WHERE state IN ('active', 'draining') ORDER BY id")
                .map((row, _) -> read(row))
                .list();
    }

    /// Workers that may get new leases.
    public List<Worker> active() {
        return handle.createQuery("SELECT * FROM workers WHERE state = 'active' ORDER BY id")
                .map((row, _) -> read(row))
                .list();
    }

    /// The slots of all active workers.
    public long activeSlots() {
        return handle.createQuery(
                        "SELECT COALESCE(SUM(slots), 0) FROM workers WHERE state = 'active'")
                .mapTo(Long.class)
                .one();
    }

    /// When a worker was last heard of, whichever it was.
    public Optional<Instant> lastSeen() {
        return handle.createQuery("SELECT * FROM workers ORDER BY last_seen_at DESC LIMIT 1")
                .map((row, _) -> read(row).lastSeenAt())
                .findOne();
    }

    public void setState(long id, Worker.State state) {
        handle.createUpdate("UPDATE workers SET state = :state WHERE id = :id")
                .bind("state", state.text())
                .bind("id", id)
                .execute();
    }

    public void setLastSeen(long id, Instant now) {
        handle.createUpdate("UPDATE workers SET last_seen_at = :now WHERE id = :id")
                .bind("now", now.toEpochMilli())
                .bind("id", id)
                .execute();
    }

    private static Worker read(ResultSet row) throws SQLException {
        return new Worker(
                row.getLong("id"),
                new Worker.Description(
                        row.getString("name"),
                        row.getInt("slots"),
                        row.getString("device"),
                        row.getString("engine"),
                        row.getString("version")),
                Worker.State.of(row.getString("state")),
                Columns.time(row, "registered_at"),
                Columns.time(row, "last_seen_at"));
    }
}
