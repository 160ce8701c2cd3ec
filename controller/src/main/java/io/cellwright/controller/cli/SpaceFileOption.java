package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.space.SpaceFile;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The file of a search space, as the field `space` of a specification.
final class SpaceFileOption {

    private SpaceFileOption() {}

    /// Reads it here, so that errors name its lines. Throws [IllegalArgumentException] that names
    /// the file.
    static ObjectNode read(Path file) {
        try {
            String text = Files.readString(file);
            return Json.tree(
                    Map.of("definition", SpaceFile.readOwn(file.toString(), text).fields()));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, FileTrouble.words(e)), e);
        }
    }
}
