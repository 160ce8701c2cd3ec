package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.objective.Objective;
import io.cellwright.controller.search.strategy.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;

/// The questions that are asked of the table `trials`.
public final class TrialQueries {

    private static final String COUNTS =
            """
            SELECT search_id, state, COUNT(*) AS number, COUNT(reused_from) AS reused,
                COUNT(CASE WHEN role = 'baseline' AND state IN ('succeeded', 'failed')
                    THEN 1 END) AS baselines,
                COUNT(CASE WHEN %s THEN 1 END) AS at_rungs, SUM(milliseconds) AS milliseconds
            FROM trials t LEFT JOIN (
                SELECT trial_id, SUM(ended_at - leased_at) AS milliseconds
                FROM attempts GROUP BY trial_id) a ON a.trial_id = t.id
            %s GROUP BY search_id, state
            """;

    private final Handle handle;

    TrialQueries(Handle handle) {
        this.handle = handle;
    }

    /// A search's trials in the order in which they were suggested.
    public List<Trial> ofSearch(long search) {
        return list(
                handle.createQuery("SELECT * FROM trials WHERE search_id = :search ORDER BY id")
                        .bind("search", search));
    }

    /// Trials with this name, the most accurate first.
    public List<Trial> named(String prefix) {
        return list(
                handle.createQuery(
                                """
                                SELECT * FROM trials WHERE name LIKE :prefix AND role = 'candidate'
                                ORDER BY CASE WHEN validation_accuracy IS NULL THEN 1 ELSE 0 END,
                                    validation_accuracy DESC, id
                                """)
                        .bind("prefix", prefix + "%"));
    }

    /// The candidate with the highest reward, the earliest of equals.
    public Optional<Trial> best(long search) {
        return first(
                handle.createQuery(
                                """
                                SELECT * FROM trials
                                WHERE search_id = :search AND role = 'candidate'
                                    AND state = 'succeeded'
                                ORDER BY reward DESC, id FETCH FIRST 1 ROW ONLY
                                """)
                        .bind("search", search));
    }

    /// The trial that a worker should train next: the oldest search's, baselines before candidates,
    /// and none whose equal is in training or comes before it. Those that are furthest go on first,
    /// and none that waits at a rung.
    ///
    /// @param searches those whose trials it may train
    public Optional<Trial> nextWaiting(List<Long> searches) {
        return first(
                handle.createQuery(
                                """
                                SELECT t.* FROM trials t
                                JOIN searches s ON s.id = t.search_id AND s.state = 'running'
                                WHERE t.state IN ('suggested', 'paused')
                                    AND NOT (%1$s)
                                    AND t.search_id IN (<searches>)
                                    AND NOT EXISTS (
                                    SELECT 1 FROM trials o
                                    JOIN searches os ON os.id = o.search_id
                                    WHERE o.evaluation_key = t.evaluation_key AND (
                                        o.state IN ('leased', 'running')
                                        OR (os.state = 'running' AND NOT (%2$s) AND (
                                            o.state = 'paused' AND t.state = 'suggested'
                                            OR o.state = t.state AND o.id < t.id))))
                                ORDER BY t.search_id, t.role,
                                    COALESCE(t.checkpoint_epoch, 0) DESC, t.number
                                FETCH FIRST 1 ROW ONLY
                                """
                                        .formatted(atRung("t"), atRung("o")))
                        .bindList(EmptyHandling.NULL_KEYWORD, "searches", searches));
    }

    /// Trials with this evaluation that no worker has.
    public List<Trial> waitingFor(String evaluationKey) {
        return list(
                handle.createQuery(
                                """
                                SELECT * FROM trials
                                WHERE evaluation_key = :key AND state IN ('suggested', 'paused')
                                ORDER BY id
                                """)
                        .bind("key", evaluationKey));
    }

    /// The candidate of a search with this evaluation that was stopped early or waits at a rung.
    public Optional<Trial> judgedEqual(long search, String evaluationKey) {
        return first(
                handle.createQuery(
                                """
                                SELECT * FROM trials t
                                WHERE evaluation_key = :key AND search_id = :search
                                    AND reused_from IS NULL AND (state = 'pruned' OR %s)
                                ORDER BY id FETCH FIRST 1 ROW ONLY
                                """
                                        .formatted(atRung("t")))
                        .bind("key", evaluationKey)
                        .bind("search", search));
    }

    /// The candidate of a search with this number.
    public Trial candidate(long search, int number) {
        return first(
                        handle.createQuery(
                                        """
                                        SELECT * FROM trials WHERE search_id = :search
                                            AND role = 'candidate' AND number = :number
                                        """)
                                .bind("search", search)
                                .bind("number", number))
                .orElseThrow();
    }

    /// Whether any trial with this evaluation was not cancelled.
    public boolean isKnown(String evaluationKey) {
        return exists(
                "SELECT 1 FROM trials WHERE evaluation_key = :key AND state <> 'cancelled'",
                evaluationKey);
    }

    /// Whether a trial with this evaluation is in training, or waits in a running search.
    public boolean isUnderWay(String evaluationKey) {
        return exists(
                """
                SELECT 1 FROM trials t JOIN searches s ON s.id = t.search_id
                WHERE t.evaluation_key = :key AND (t.state IN ('leased', 'running')
                    OR t.state IN ('suggested', 'paused') AND s.state = 'running' AND NOT (%s))
                """
                        .formatted(atRung("t")),
                evaluationKey);
    }

    private boolean exists(String query, String evaluationKey) {
        return handle.createQuery(query)
                .bind("key", evaluationKey)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    /// Ended trials with this evaluation that were really trained, the first one first.
    public List<Trial> endedEquals(String evaluationKey) {
        return list(
                handle.createQuery(
                                """
                                SELECT * FROM trials
                                WHERE evaluation_key = :key AND state IN ('succeeded', 'failed')
                                    AND reused_from IS NULL
                                ORDER BY id
                                """)
                        .bind("key", evaluationKey));
    }

    /// Trials of a search in this state.
    public List<Trial> ofSearch(long search, TrialState.Kind state) {
        return list(
                handle.createQuery(
                                """
                                SELECT * FROM trials WHERE search_id = :search AND state = :state
                                ORDER BY id
                                """)
                        .bind("search", search)
                        .bind("state", state.text()));
    }

    /// All trials that a worker holds.
    public List<Trial> held() {
        return list(
                handle.createQuery(
                        "SELECT * FROM trials WHERE state IN ('leased', 'running') ORDER BY id"));
    }

    /// Trials that this worker holds.
    public List<Trial> heldBy(long worker) {
        return list(
                handle.createQuery(
                                """
                                SELECT * FROM trials
                                WHERE state IN ('leased', 'running') AND worker_id = :worker
                                ORDER BY id
                                """)
                        .bind("worker", worker));
    }

    /// What the strategy has to observe after its first `seen` observations, in order: outcomes,
    /// and what candidates that were judged before their end might have reached.
    public List<Observation> observations(long search, long seen, Objective objective) {
        return handle.createQuery(
                        """
                        SELECT choices, state, validation_accuracy AS accuracy, parameters,
                            multiply_adds, activation_bytes, milliseconds_at_batch_1, observation
                        FROM trials WHERE search_id = :search AND observation > :seen
                        UNION ALL
                        SELECT t.choices, 'pruned', r.estimated_accuracy, t.parameters,
                            t.multiply_adds, t.activation_bytes, NULL, r.observation
                        FROM rungs r JOIN trials t ON t.id = r.trial_id
                        WHERE r.search_id = :search AND r.observation > :seen
                        ORDER BY observation
                        """)
                .bind("search", search)
                .bind("seen", seen)
                .map((row, _) -> ObservationReading.read(row, objective))
                .list();
    }

    /// The names of all files with weights that a trial names.
    public Set<String> weightFiles() {
        return names("weights");
    }

    /// The names of all files with checkpoints that a trial names.
    public Set<String> checkpointFiles() {
        return names("checkpoint");
    }

    /// How many trials of each search are in each state.
    public Map<Long, TrialCounts> counts() {
        return counted(handle.createQuery(COUNTS.formatted(atRung("t"), "")));
    }

    /// How many trials of this search are in each state.
    public TrialCounts counts(long search) {
        return counted(
                        handle.createQuery(
                                        COUNTS.formatted(atRung("t"), "WHERE search_id = :search"))
                                .bind("search", search))
                .getOrDefault(search, TrialCounts.NONE);
    }

    /// Whether a row waits at its rung.
    static String atRung(String alias) {
        return "%1$s.state = 'paused' AND COALESCE(%1$s.checkpoint_epoch >= %1$s.pause_after, FALSE)"
                .formatted(alias);
    }

    private Set<String> names(String column) {
        return handle.createQuery(
                        "SELECT %1$s FROM trials WHERE %1$s IS NOT NULL".formatted(column))
                .mapTo(String.class)
                .set();
    }

    private static Map<Long, TrialCounts> counted(Query query) {
        Map<Long, TrialCounts> counts = new HashMap<>();
        query.map((row, _) ->
                        Map.entry(
                                row.getLong("search_id"),
                                new TrialCounts(
                                        Map.of(
                                                TrialState.Kind.of(row.getString("state")),
                                                row.getLong("number")),
                                        row.getLong("baselines"),
                                        row.getLong("reused"),
                                        row.getLong("at_rungs"),
                                        row.getLong("milliseconds"))))
                .forEach(
                        entry -> counts.merge(entry.getKey(), entry.getValue(), TrialCounts::plus));
        return Map.copyOf(counts);
    }

    private static List<Trial> list(Query query) {
        return query.map((row, _) -> TrialReading.read(row)).list();
    }

    private static Optional<Trial> first(Query query) {
        return query.map((row, _) -> TrialReading.read(row)).findFirst();
    }
}
