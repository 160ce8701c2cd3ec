package io.cellwright.controller.store;

import io.cellwright.controller.search.fidelity.FinalAccuracy;
import io.cellwright.searchspace.trial.LearningCurve;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The table `epochs`: the learning curves.
public final class EpochTable {

    private final Handle handle;

    EpochTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a point, in place of one of the same epoch.
    public void put(long trial, LearningCurve.Point point) {
        handle.createUpdate("DELETE FROM epochs WHERE trial_id = :trial AND epoch = :epoch")
                .bind("trial", trial)
                .bind("epoch", point.epoch())
                .execute();
        insert(trial, List.of(point));
    }

    /// Puts a whole curve in place of what is there.
    public void replace(long trial, List<LearningCurve.Point> points) {
        handle.createUpdate("DELETE FROM epochs WHERE trial_id = :trial")
                .bind("trial", trial)
                .execute();
        if (!points.isEmpty()) {
            insert(trial, points);
        }
    }

    /// Keeps the points up to that epoch.
    public void keep(long trial, int epoch) {
        handle.createUpdate("DELETE FROM epochs WHERE trial_id = :trial AND epoch > :epoch")
                .bind("trial", trial)
                .bind("epoch", epoch)
                .execute();
    }

    /// A trial's points, by epoch.
    public List<LearningCurve.Point> of(long trial) {
        return handle.createQuery("SELECT * FROM epochs WHERE trial_id = :trial ORDER BY epoch")
                .bind("trial", trial)
                .map((row, _) -> read(row))
                .list();
    }

    /// The points of all trials of a search.
    public Map<Long, List<LearningCurve.Point>> ofSearch(long search) {
        Map<Long, List<LearningCurve.Point>> curves = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT e.* FROM epochs e JOIN trials t ON t.id = e.trial_id
                        WHERE t.search_id = :search ORDER BY e.trial_id, e.epoch
                        """)
                .bind("search", search)
                .map((row, _) -> Map.entry(row.getLong("trial_id"), read(row)))
                .forEach(entry ->
                        curves.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                                .add(entry.getValue()));
        return curves;
    }

    /// The validation accuracies, by epoch, of all candidates of a search, by trial; only those
    /// that have come as far as this epoch, and only so far.
    public Map<Long, List<Double>> accuracies(long search, int epochs) {
        Map<Long, List<Double>> accuracies = new LinkedHashMap<>();
        handle.createQuery(
                        """
                        SELECT e.trial_id, e.validation_accuracy
                        FROM epochs e JOIN trials t ON t.id = e.trial_id
                        WHERE t.search_id = :search AND t.role = 'candidate' AND e.epoch <= :epochs
                        ORDER BY e.trial_id, e.epoch
                        """)
                .bind("search", search)
                .bind("epochs", epochs)
                .map((row, _) ->
                        Map.entry(row.getLong("trial_id"), row.getDouble("validation_accuracy")))
                .forEach(entry ->
                        accuracies
                                .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                                .add(entry.getValue()));
        accuracies.values().removeIf(curve -> curve.size() < epochs);
        return accuracies;
    }

    /// What the candidates of a search that were trained to the end had after this epoch and in the
    /// end, in the order in which they ended.
    public List<FinalAccuracy.Finished> finished(long search, int epoch) {
        return handle.createQuery(
                        """
                        SELECT e.validation_accuracy AS at_epoch, t.validation_accuracy AS at_end
                        FROM trials t JOIN epochs e ON e.trial_id = t.id AND e.epoch = :epoch
                        WHERE t.search_id = :search AND t.role = 'candidate'
                            AND t.state = 'succeeded'
                        ORDER BY t.observation
                        """)
                .bind("search", search)
                .bind("epoch", epoch)
                .map((row, _) ->
                        new FinalAccuracy.Finished(
                                row.getDouble("at_epoch"), row.getDouble("at_end")))
                .list();
    }

    /// The number of the last epoch of a trial, 0 before the first has ended.
    public int last(long trial) {
        return handle.createQuery(
                        "SELECT COALESCE(MAX(epoch), 0) FROM epochs WHERE trial_id = :trial")
                .bind("trial", trial)
                .mapTo(Integer.class)
                .one();
    }

    private void insert(long trial, List<LearningCurve.Point> points) {
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        INSERT INTO epochs VALUES (:trial, :epoch, :trainLoss, :trainAccuracy,
                            :validationLoss, :validationAccuracy, :learningRate, :seconds,
                            :validationTopFiveAccuracy)
                        """);
        for (LearningCurve.Point point : points) {
            batch.bind("trial", trial)
                    .bind("epoch", point.epoch())
                    .bind("trainLoss", point.trainLoss())
                    .bind("trainAccuracy", point.trainAccuracy())
                    .bind("validationLoss", point.validationLoss())
                    .bind("validationAccuracy", point.validationAccuracy())
                    .bind("learningRate", point.learningRate())
                    .bind("seconds", point.seconds())
                    .bind("validationTopFiveAccuracy", point.validationTopFiveAccuracy())
                    .add();
        }
        batch.execute();
    }

    private static LearningCurve.Point read(ResultSet row) throws SQLException {
        return new LearningCurve.Point(
                row.getInt("epoch"),
                row.getDouble("train_loss"),
                row.getDouble("train_accuracy"),
                row.getDouble("validation_loss"),
                row.getDouble("validation_accuracy"),
                row.getDouble("learning_rate"),
                row.getDouble("seconds"),
                Columns.realOrEmpty(row, "validation_top_five_accuracy"));
    }
}
