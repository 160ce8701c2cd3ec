package io.cellwright.controller.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.cellwright.controller.lifecycle.Change;
import java.nio.file.Path;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The database: one writer at a time, any number of readers, and nothing acknowledged that is not
/// on disk.
public final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 8;
    private static final long CONNECTION_MILLISECONDS = 10_000;

    private final HikariDataSource source;
    private final Jdbi jdbi;
    private final Runnable requireRoom;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();

    private Database(HikariDataSource source, Runnable requireRoom) {
        this.source = source;
        this.jdbi = Jdbi.create(source);
        this.requireRoom = requireRoom;
    }

    /// Opens the database in this home, creating or migrating it where that is needed.
    public static Database open(Home home) {
        return open(url(home.folder()), home::requireRoom);
    }

    /// Opens a database. Throws [StoreException].
    ///
    /// @param requireRoom throws [DiskFullException] where nothing may be written
    static Database open(String url, Runnable requireRoom) {
        try {
            HikariDataSource source = new HikariDataSource(settings(url));
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:io/cellwright/controller/store/migrations")
                    .load()
                    .migrate();
            return new Database(source, requireRoom);
        } catch (FlywayException | PoolInitializationException e) {
            throw new StoreException("the database cannot be opened: " + e.getMessage(), e);
        }
    }

    /// With H2's own default, a commit is written half a second later, and lost when the process is
    /// killed before. The pool keeps the database open; only [#close()] closes it.
    static String url(Path folder) {
        return "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(folder.resolve("controller").toAbsolutePath());
    }

    private static HikariConfig settings(String url) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setUsername("sa");
        settings.setPassword("");
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setConnectionTimeout(CONNECTION_MILLISECONDS);
        settings.setPoolName("store");
        return settings;
    }

    /// Calls `watcher` with every change, after it is committed, in the order of the commits. It
    /// has to be quick.
    public void watch(Consumer<Change> watcher) {
        watchers.add(watcher);
    }

    /// Reads in one transaction.
    public <T> T read(Function<Tables, T> work) {
        try {
            return jdbi.inTransaction(handle -> work.apply(new Tables(handle)));
        } catch (JdbiException e) {
            throw translated(e);
        }
    }

    /// Writes in one transaction, alone. Throws [DiskFullException] with nothing written where
    /// there is no room.
    public <T> T write(Function<Tables, T> work) {
        requireRoom.run();
        writing.lock();
        try {
            return jdbi.inTransaction(handle -> {
                Tables tables = new Tables(handle);
                T result = work.apply(tables);
                handle.afterCommit(() -> {
                    tables.afterwards().forEach(Runnable::run);
                    tell(tables.changes());
                });
                return result;
            });
        } catch (JdbiException e) {
            throw translated(e);
        } finally {
            writing.unlock();
        }
    }

    /// As [#write(Function)], without a result.
    public void useWrite(Consumer<Tables> work) {
        write(tables -> {
            work.accept(tables);
            return true;
        });
    }

    @Override
    public void close() {
        source.close();
    }

    private void tell(List<Change> changes) {
        for (Change change : changes) {
            watchers.forEach(watcher -> watcher.accept(change));
        }
    }

    private RuntimeException translated(JdbiException e) {
        boolean full = DiskFullException.causes(e);
        if (full || causes(e, SQLNonTransientConnectionException.class)) {
            // A database that could not write closes itself; new connections open it again.
            source.getHikariPoolMXBean().softEvictConnections();
        }
        return full ? new DiskFullException("the disk is full; nothing was stored", e) : e;
    }

    private static boolean causes(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
