package io.cellwright.controller.store;

import io.cellwright.searchspace.trial.ConfusionMatrix;
import io.cellwright.searchspace.trial.Json;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `confusions`: the confusion matrices, apart from the trials, which are read more
/// often.
public final class ConfusionTable {

    private final Handle handle;

    ConfusionTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a trial's matrix. A trial ends once, so there is none yet.
    public void put(long trial, ConfusionMatrix matrix) {
        handle.createUpdate("INSERT INTO confusions VALUES (:trial, :matrix)")
                .bind("trial", trial)
                .bind("matrix", Json.write(matrix))
                .execute();
    }

    /// A trial's matrix, where there is one.
    public Optional<ConfusionMatrix> of(long trial) {
        return handle.createQuery("SELECT matrix FROM confusions WHERE trial_id = :trial")
                .bind("trial", trial)
                .map((row, _) -> Json.read(row.getString("matrix"), ConfusionMatrix.class))
                .findOne();
    }
}
