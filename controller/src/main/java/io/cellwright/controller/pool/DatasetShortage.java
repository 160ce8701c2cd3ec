package io.cellwright.controller.pool;

import io.cellwright.controller.store.MissingDataset;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Worker;
import io.cellwright.searchspace.trial.DatasetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why trials wait although there are workers: none of them can read the data set.
public final class DatasetShortage {

    private DatasetShortage() {}

    /// One sentence for people, where there are active workers and none can read this data set.
    public static Optional<String> of(Tables tables, DatasetName dataset) {
        List<String> lacking = new ArrayList<>();
        for (Worker worker : tables.workers().active()) {
            Optional<MissingDataset> missing =
                    tables.missingDatasets().of(worker.id()).stream()
                            .filter(other -> other.dataset().equals(dataset))
                            .findFirst();
            if (missing.isEmpty()) {
                return Optional.empty();
            }
            lacking.add(
                    "worker %s: %s"
                            .formatted(worker.description().name(), missing.get().message()));
        }
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        String others = lacking.size() == 1 ? "" : ", and %d more".formatted(lacking.size() - 1);
        return Optional.of(
                "no worker can read the data set %s (%s%s)"
                        .formatted(dataset.text(), lacking.getFirst(), others));
    }
}
