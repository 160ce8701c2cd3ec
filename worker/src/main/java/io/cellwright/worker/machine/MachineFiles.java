package io.cellwright.worker.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The files in which Linux describes the machine.
///
/// @param root below which they lie, `/` except in tests
public record MachineFiles(Path root) {

    /// The files of this machine.
    public static MachineFiles ofThisMachine() {
        return new MachineFiles(Path.of("/"));
    }

    /// The text of a file, where it can be read.
    ///
    /// @param path without the first slash
    Optional<String> text(String path) {
        try {
            return Optional.of(Files.readString(root.resolve(path), StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
