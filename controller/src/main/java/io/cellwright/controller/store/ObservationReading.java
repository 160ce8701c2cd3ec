package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.objective.Measurements;
import io.cellwright.controller.search.objective.Objective;
import io.cellwright.controller.search.objective.Reward;
import io.cellwright.controller.search.strategy.Observation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Turns rows of the table `trials` into what a strategy observes of them.
final class ObservationReading {

    private ObservationReading() {}

    static Observation read(ResultSet row, Objective objective) throws SQLException {
        List<Integer> choices = TrialReading.choices(row.getString("choices"));
        Measurements measured = measurements(row);
        return switch (TrialState.Kind.of(row.getString("state"))) {
            case SUCCEEDED -> observation(choices, objective, measured);
            // At a rung.
            case PRUNED -> observation(choices, objective, Reward.unfinished(objective, measured));
            case SUGGESTED, LEASED, RUNNING, PAUSED, FAILED, CANCELLED ->
                    failure(choices, objective);
        };
    }

    private static Observation observation(
            List<Integer> choices, Objective objective, Measurements measured) {
        List<Double> objectives = Reward.objectives(objective, measured);
        return objectives.isEmpty()
                ? failure(choices, objective)
                : new Observation(choices, Reward.of(objective, measured), objectives);
    }

    private static Observation failure(List<Integer> choices, Objective objective) {
        return new Observation(choices, 0, Reward.failure(objective));
    }

    private static Measurements measurements(ResultSet row) throws SQLException {
        return new Measurements(
                row.getDouble("accuracy"),
                row.getLong("parameters"),
                row.getLong("multiply_adds"),
                Columns.numberOrEmpty(row, "activation_bytes"),
                Columns.realOrEmpty(row, "milliseconds_at_batch_1"));
    }
}
