package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.Lease;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Latency;
import io.cellwright.searchspace.trial.Scores;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Turns rows of the table `trials` into trials.
final class TrialReading {

    private TrialReading() {}

    static Trial read(ResultSet row) throws SQLException {
        return new Trial(
                row.getLong("id"),
                plan(row),
                state(row),
                row.getInt("attempts"),
                row.getLong("fence"),
                Columns.numberOrNull(row, "worker_id"),
                Columns.time(row, "suggested_at"),
                Columns.timeOrNull(row, "started_at"),
                Columns.numberOrNull(row, "reused_from"),
                Columns.numberOrNull(row, "observation"),
                row.getString("weights"),
                checkpoint(row),
                Columns.integerOrNull(row, "pause_after"),
                row.getBoolean("alone"),
                Columns.realOrEmpty(row, "reward"));
    }

    private static @Nullable Checkpoint checkpoint(ResultSet row) throws SQLException {
        String file = row.getString("checkpoint");
        return file == null ? null : new Checkpoint(file, row.getInt("checkpoint_epoch"));
    }

    static List<Integer> choices(String text) {
        return Arrays.stream(text.split(","))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    private static TrialPlan plan(ResultSet row) throws SQLException {
        return new TrialPlan(
                row.getLong("search_id"),
                TrialRole.of(row.getString("role")),
                row.getInt("number"),
                row.getString("name"),
                Json.read(row.getString("candidate"), Candidate.class),
                choices(row.getString("choices")),
                row.getString("evaluation_key"),
                row.getLong("parameters"),
                row.getLong("multiply_adds"),
                Columns.numberOrEmpty(row, "activation_bytes"));
    }

    private static TrialState state(ResultSet row) throws SQLException {
        return switch (TrialState.Kind.of(row.getString("state"))) {
            case SUGGESTED -> new TrialState.Suggested();
            case LEASED -> new TrialState.Leased(lease(row));
            case RUNNING -> new TrialState.Running(lease(row));
            case PAUSED -> new TrialState.Paused();
            case SUCCEEDED -> new TrialState.Succeeded(Columns.time(row, "ended_at"), scores(row));
            case FAILED ->
                    new TrialState.Failed(
                            Columns.time(row, "ended_at"),
                            FailureReason.valueOf(row.getString("failure_reason")),
                            row.getString("failure_message"));
            case PRUNED -> new TrialState.Pruned(Columns.time(row, "ended_at"));
            case CANCELLED -> new TrialState.Cancelled(Columns.time(row, "ended_at"));
        };
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getLong("worker_id"),
                row.getInt("slot"),
                row.getLong("fence"),
                Columns.time(row, "deadline"));
    }

    private static Scores scores(ResultSet row) throws SQLException {
        return new Scores(
                row.getDouble("validation_accuracy"),
                row.getDouble("test_accuracy"),
                Columns.realOrEmpty(row, "test_top_five_accuracy"),
                Columns.realOrEmpty(row, "test_loss"),
                row.getDouble("training_seconds"),
                row.getDouble("images_per_second"),
                Columns.numberOrEmpty(row, "peak_memory_bytes"),
                latency(row));
    }

    private static Optional<Latency> latency(ResultSet row) throws SQLException {
        OptionalDouble alone = Columns.realOrEmpty(row, "milliseconds_at_batch_1");
        OptionalDouble together = Columns.realOrEmpty(row, "milliseconds_at_batch_128");
        return alone.isPresent()
                ? Optional.of(new Latency(alone.getAsDouble(), together))
                : Optional.empty();
    }
}
