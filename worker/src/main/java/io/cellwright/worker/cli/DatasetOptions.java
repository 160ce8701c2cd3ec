package io.cellwright.worker.cli;

import io.cellwright.searchspace.trial.BuiltInDataset;
import io.cellwright.worker.data.DatasetFiles;
import io.cellwright.worker.data.DatasetLocator;
import io.cellwright.worker.data.DatasetPlaces;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say where data sets are, the same for every command that reads one.
final class DatasetOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "the folder that holds the files of a data set, or the folders of several;"
                            + " default: look below --home")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "where Cellwright keeps its files; default: ~/.cellwright")
    private Path home = usualHome();

    static Path usualHome() {
        return Path.of(System.getProperty("user.home"), ".cellwright");
    }

    Path home() {
        return home;
    }

    DatasetPlaces places() {
        return DatasetPlaces.of(home, data);
    }

    DatasetLocator locator() {
        return locator(DatasetFiles.official());
    }

    DatasetLocator locator(Map<BuiltInDataset, DatasetFiles> files) {
        return new DatasetLocator(places(), files);
    }
}
