package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.searchspace.commandline.FileTrouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Where a command writes what somebody keeps: a file, or standard output.
record OutputFile(Terminal terminal, Optional<Path> file) {

    /// Writes what an export consists of.
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    void write(String text) {
        write(stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    void write(Content content) {
        if (file.isPresent()) {
            write(content, file.get());
            return;
        }
        try {
            content.writeTo(terminal.out());
        } catch (IOException e) {
            throw new CommandFailure(
                    "standard output cannot be written: " + FileTrouble.words(e), e);
        }
        terminal.out().flush();
    }

    // Into a file beside the target first: a download that is cut off leaves nothing behind that
    // looks whole.
    private void write(Content content, Path target) {
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (OutputStream stream = Files.newOutputStream(draft)) {
                content.writeTo(stream);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            terminal.tell("wrote %s, %s bytes".formatted(target, Text.count(Files.size(target))));
        } catch (IOException e) {
            throw new CommandFailure(
                    "the file %s cannot be written: %s".formatted(target, FileTrouble.words(e)), e);
        } finally {
            try {
                Files.deleteIfExists(draft);
            } catch (IOException e) {
                terminal.tell("%s cannot be removed: %s".formatted(draft, FileTrouble.words(e)));
            }
        }
    }
}
