package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.fidelity.Contender;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `rungs`: after which epochs candidates were judged, with what accuracy, and what their
/// strategy observed there.
public final class RungTable {

    private final Handle handle;

    RungTable(Handle handle) {
        this.handle = handle;
    }

    /// A candidate at a rung.
    ///
    /// @param isObserved whether the strategy observes it
    public record Reached(int epoch, double accuracy, boolean isObserved) {}

    /// Notes that a candidate has reached a rung. What it had there the first time stays.
    public void reach(Trial trial, int epoch, double accuracy) {
        handle.createUpdate(
                        """
                        INSERT INTO rungs (search_id, trial_id, epoch, validation_accuracy)
                        SELECT :search, :trial, :epoch, :accuracy WHERE NOT EXISTS (
                            SELECT 1 FROM rungs WHERE trial_id = :trial AND epoch = :epoch)
                        """)
                .bind("search", trial.plan().search())
                .bind("trial", trial.id())
                .bind("epoch", epoch)
                .bind("accuracy", accuracy)
                .execute();
    }

    /// Gives a candidate at a rung a place in the order of observations.
    public void observe(long trial, int epoch, double estimatedAccuracy, long observation) {
        handle.createUpdate(
                        """
                        UPDATE rungs SET estimated_accuracy = :estimate, observation = :observation
                        WHERE trial_id = :trial AND epoch = :epoch
                        """)
                .bind("estimate", estimatedAccuracy)
                .bind("observation", observation)
                .bind("trial", trial)
                .bind("epoch", epoch)
                .execute();
    }

    /// The last rung that a trial has reached.
    public Optional<Reached> last(long trial) {
        return handle.createQuery(
                        """
                        SELECT epoch, validation_accuracy, observation FROM rungs
                        WHERE trial_id = :trial ORDER BY epoch DESC FETCH FIRST 1 ROW ONLY
                        """)
                .bind("trial", trial)
                .map((row, _) ->
                        new Reached(
                                row.getInt("epoch"),
                                row.getDouble("validation_accuracy"),
                                Columns.numberOrNull(row, "observation") != null))
                .findFirst();
    }

    /// The candidates of a search as its fidelity sees them, in the order of suggestion. One that
    /// was stopped with its equal has reached no rung itself.
    ///
    /// @param end the last epoch of the recipe
    public List<Contender> contenders(long search, int end) {
        Map<Long, Map<Integer, Double>> accuracies = accuracies(search);
        return handle.createQuery(
                        """
                        SELECT t.id, t.number, t.state, t.pause_after, %s AS waits,
                            t.state = 'pruned' AND t.reused_from IS NOT NULL AS stopped_with_equal
                        FROM trials t WHERE t.search_id = :search AND t.role = 'candidate'
                        ORDER BY t.number
                        """
                                .formatted(TrialQueries.atRung("t")))
                .bind("search", search)
                .map((row, _) -> {
                    Integer pauseAfter = Columns.integerOrNull(row, "pause_after");
                    return new Contender(
                            row.getInt("number"),
                            status(row),
                            pauseAfter == null ? end : pauseAfter,
                            row.getBoolean("stopped_with_equal")
                                    ? Map.of()
                                    : accuracies.getOrDefault(row.getLong("id"), Map.of()));
                })
                .list();
    }

    private Map<Long, Map<Integer, Double>> accuracies(long search) {
        Map<Long, Map<Integer, Double>> accuracies = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT trial_id, epoch, validation_accuracy FROM rungs
                        WHERE search_id = :search
                        """)
                .bind("search", search)
                .map((row, _) ->
                        Map.entry(
                                row.getLong("trial_id"),
                                Map.entry(
                                        row.getInt("epoch"), row.getDouble("validation_accuracy"))))
                .forEach(entry ->
                        accuracies
                                .computeIfAbsent(entry.getKey(), _ -> new HashMap<>())
                                .put(entry.getValue().getKey(), entry.getValue().getValue()));
        return accuracies;
    }

    private static Contender.Status status(ResultSet row) throws SQLException {
        return switch (TrialState.Kind.of(row.getString("state"))) {
            case SUGGESTED, LEASED, RUNNING -> Contender.Status.TRAINING;
            case PAUSED ->
                    row.getBoolean("waits") ? Contender.Status.WAITING : Contender.Status.TRAINING;
            case SUCCEEDED -> Contender.Status.FINISHED;
            case FAILED, PRUNED, CANCELLED -> Contender.Status.OUT;
        };
    }
}
