package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.training.DataMemory;
import io.cellwright.worker.training.DatasetSource;
import java.util.HashMap;
import java.util.Map;

/// Loads each data set once, for all slots. One that could not be loaded is tried again for the
/// next trial, as its files may have come.
public final class SharedDatasets implements DatasetSource {

    private final DatasetSource source;
    private final DataMemory memory;
    private final Map<DatasetName, Dataset> loaded = new HashMap<>();

    public SharedDatasets(DatasetSource source) {
        this(source, DataMemory.USUAL);
    }

    /// @param memory of a device that images may take
    public SharedDatasets(DatasetSource source, DataMemory memory) {
        this.source = source;
        this.memory = memory;
    }

    @Override
    public DataMemory memory() {
        return memory;
    }

    @Override
    public synchronized Dataset dataset(DatasetName name) {
        Dataset dataset = loaded.get(name);
        if (dataset == null) {
            dataset = source.dataset(name);
            loaded.put(name, dataset);
        }
        return dataset;
    }
}
