package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.worker.data.Dataset;

/// Where a worker's data sets come from. Asked anew for each training, so it keeps what it loaded.
@FunctionalInterface
public interface DatasetSource {

    /// Throws `DatasetException` where the worker does not have that data set.
    Dataset dataset(DatasetName name);

    /// How much of the device's memory images may take.
    default DataMemory memory() {
        return DataMemory.USUAL;
    }
}
