package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.searchspace.commandline.FormatOption;
import io.cellwright.searchspace.trial.Json;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/// In which form a command prints its data.
final class OutputOptions {

    @Mixin private FormatOption format = new FormatOption();

    /// Prints one or the other.
    void print(Terminal terminal, Supplier<String> table, Supplier<Object> document) {
        terminal.print(format.choose(table, () -> Json.writePretty(document.get())));
    }
}
