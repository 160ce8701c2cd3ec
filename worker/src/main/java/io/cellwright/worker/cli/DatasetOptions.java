package io.cellwright.worker.cli;

import io.cellwright.worker.data.CifarDownload;
import io.cellwright.worker.data.DatasetLocator;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say where data sets are, the same for every command that reads one.
final class DatasetOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "the folder that holds data_batch_1.bin, or its parent;"
                            + " default: look below --home")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "where Cellwright keeps its files; default: ~/.cellwright")
    private Path home = Path.of(System.getProperty("user.home"), ".cellwright");

    Path home() {
        return home;
    }

    /// Whether a folder was named, which is then taken or refused, never passed over.
    boolean isFolderNamed() {
        return data.isPresent();
    }

    DatasetLocator locator(CifarDownload download) {
        return new DatasetLocator(home, data, download);
    }
}
