package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.MissingException;
import io.cellwright.controller.search.EndedBecause;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.SearchState;
import io.cellwright.searchspace.trial.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The table `searches`.
public final class SearchTable {

    private final Handle handle;

    SearchTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a running search and answers its number.
    public long insert(SearchSpecification specification, Instant createdAt) {
        return handle.createUpdate(
                        """
                        INSERT INTO searches
                            (state, specification, created_at, suggestions, observations,
                             counted_until)
                        VALUES (:state, :specification, :createdAt, 0, 0, :createdAt)
                        """)
                .bind("state", SearchState.RUNNING.text())
                .bind("specification", Json.write(specification))
                .bind("createdAt", createdAt.toEpochMilli())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public Optional<SearchRow> find(long id) {
        return handle.createQuery("SELECT * FROM searches WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> read(row))
                .findOne();
    }

    /// The search with this number. Throws [MissingException].
    public SearchRow get(long id) {
        return find(id).orElseThrow(() -> new MissingException("there is no search " + id));
    }

    /// All searches, newest first.
    public List<SearchRow> all() {
        return handle.createQuery("SELECT * FROM searches ORDER BY id DESC")
                .map((row, _) -> read(row))
                .list();
    }

    /// The running searches that may suggest more candidates, oldest first.
    public List<SearchRow> running() {
        return handle.createQuery("SELECT * FROM searches WHERE state = :state ORDER BY id")
                .bind("state", SearchState.RUNNING.text())
                .map((row, _) -> read(row))
                .list();
    }

    public void setState(long id, SearchState state, Optional<Instant> endedAt) {
        handle.createUpdate(
                        "UPDATE searches SET state = :state, ended_at = :endedAt WHERE id = :id")
                .bind("state", state.text())
                .bind("endedAt", endedAt.map(Instant::toEpochMilli))
                .bind("id", id)
                .execute();
    }

    /// Notes what is spent, so that no candidate is begun any more.
    public void setEndedBecause(long id, EndedBecause because) {
        handle.createUpdate("UPDATE searches SET ended_because = :because WHERE id = :id")
                .bind("because", because.text())
                .bind("id", id)
                .execute();
    }

    /// Counts the running time of a search from now on.
    public void startCounting(long id, Instant now) {
        handle.createUpdate("UPDATE searches SET counted_until = :now WHERE id = :id")
                .bind("now", now.toEpochMilli())
                .bind("id", id)
                .execute();
    }

    /// Adds what passed since the last count to the time of all running searches.
    ///
    /// A search that waits for its first trial to begin, behind others, does not run yet.
    ///
    /// @param longest time between two counts; a longer one was not running time, as nobody ran the
    ///   searches
    public void countRunning(Instant now, Duration longest) {
        handle.createUpdate(
                        """
                        UPDATE searches SET counted_until = :now,
                            running_milliseconds = running_milliseconds
                                + CASE WHEN :now - counted_until BETWEEN 0 AND :longest
                                        AND EXISTS (
                                            SELECT 1 FROM trials t WHERE t.search_id = searches.id
                                                AND t.started_at IS NOT NULL)
                                    THEN :now - counted_until ELSE 0 END
                        WHERE state = 'running'
                        """)
                .bind("now", now.toEpochMilli())
                .bind("longest", longest.toMillis())
                .execute();
    }

    /// Counts one more suggestion.
    public void countSuggestion(long id) {
        handle.createUpdate("UPDATE searches SET suggestions = suggestions + 1 WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /// Counts one more observation and answers its number, from 1.
    public long nextObservation(long id) {
        handle.createUpdate("UPDATE searches SET observations = observations + 1 WHERE id = :id")
                .bind("id", id)
                .execute();
        return get(id).observations();
    }

    private static SearchRow read(ResultSet row) throws SQLException {
        return new SearchRow(
                row.getLong("id"),
                SearchState.of(row.getString("state")),
                SearchSpecification.stored(row.getString("specification")),
                Columns.time(row, "created_at"),
                Columns.timeOrNull(row, "ended_at"),
                row.getLong("suggestions"),
                row.getLong("observations"),
                endedBecause(row),
                Duration.ofMillis(row.getLong("running_milliseconds")),
                Columns.timeOrNull(row, "counted_until"));
    }

    private static @Nullable EndedBecause endedBecause(ResultSet row) throws SQLException {
        String text = row.getString("ended_because");
        return text == null ? null : EndedBecause.of(text);
    }
}
