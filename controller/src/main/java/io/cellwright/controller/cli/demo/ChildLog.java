package io.cellwright.controller.cli.demo;

import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.searchspace.commandline.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file to which a child process prints.
record ChildLog(Path file) {

    /// How every program of Cellwright begins the line that says why it stopped.
    static final String REFUSAL = "cellwright: ";

    private static final int LARGEST = 4 << 20;

    /// The log of that child below the home folder; a long one starts anew.
    static ChildLog of(Path home, String name) {
        Path file = home.resolve("logs").resolve(name + ".log");
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file) && Files.size(file) > LARGEST) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "the log %s cannot be written: %s".formatted(file, FileTrouble.words(e)), e);
        }
        return new ChildLog(file);
    }

    /// The last thing that it refused or that went wrong, or where to read more.
    String lastWords() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(REFUSAL))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.substring(REFUSAL.length()))
                    .orElse("its log is " + file);
        } catch (IOException e) {
            return "its log %s cannot be read".formatted(file);
        }
    }
}
