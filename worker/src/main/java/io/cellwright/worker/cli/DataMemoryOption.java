package io.cellwright.worker.cli;

import io.cellwright.worker.training.DataMemory;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/// The option `--data-memory`.
final class DataMemoryOption {

    @Option(
            names = "--data-memory",
            paramLabel = "BYTES",
            description =
                    "how much of the device's memory the images of data sets may take together; a"
                            + " larger data set is streamed; default: a quarter")
    private Optional<Long> bytes = Optional.empty();

    /// Throws [UsageException] where it is below nothing.
    DataMemory memory() {
        if (bytes.isEmpty()) {
            return DataMemory.USUAL;
        }
        if (bytes.get() < 0) {
            throw new UsageException("--data-memory is 0 bytes or more, not " + bytes.get());
        }
        return new DataMemory(OptionalLong.of(bytes.get()));
    }
}
