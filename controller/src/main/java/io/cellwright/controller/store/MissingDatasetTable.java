package io.cellwright.controller.store;

import io.cellwright.searchspace.trial.DatasetName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The table `missing_datasets`: which worker cannot train on which data set.
public final class MissingDatasetTable {

    private final Handle handle;

    MissingDatasetTable(Handle handle) {
        this.handle = handle;
    }

    /// Notes that a worker could not read a data set; what it says last counts.
    public void note(long worker, DatasetName dataset, String message) {
        handle.createUpdate(
                        """
                        MERGE INTO missing_datasets (worker_id, dataset, message)
                        KEY (worker_id, dataset) VALUES (:worker, :dataset, :message)
                        """)
                .bind("worker", worker)
                .bind("dataset", dataset.text())
                .bind("message", message)
                .execute();
    }

    /// Forgets what a worker could not read.
    public void clear(long worker) {
        handle.createUpdate("DELETE FROM missing_datasets WHERE worker_id = :worker")
                .bind("worker", worker)
                .execute();
    }

    /// What this worker could not read.
    public List<MissingDataset> of(long worker) {
        return handle.createQuery(
                        """
                        SELECT dataset, message FROM missing_datasets
                        WHERE worker_id = :worker ORDER BY dataset
                        """)
                .bind("worker", worker)
                .map((row, _) ->
                        new MissingDataset(
                                DatasetName.of(row.getString("dataset")), row.getString("message")))
                .list();
    }

    /// The data sets that this worker could not read.
    public Set<DatasetName> names(long worker) {
        Set<DatasetName> names = new HashSet<>();
        of(worker).forEach(missing -> names.add(missing.dataset()));
        return names;
    }
}
