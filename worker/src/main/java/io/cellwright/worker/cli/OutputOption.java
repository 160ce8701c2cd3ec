package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.FormatOption;
import io.cellwright.searchspace.trial.Json;
import java.util.List;
import picocli.CommandLine.Mixin;

/// Prints what a command found, in the form that was asked for.
final class OutputOption {

    @Mixin private FormatOption format = new FormatOption();

    /// Prints either the rows of a table, of which the first holds the headings, or the value as
    /// JSON.
    void print(Console console, List<List<String>> rows, Object value) {
        console.out()
                .print(
                        format.choose(
                                () -> Table.format(rows),
                                () -> Json.writePretty(value) + System.lineSeparator()));
    }
}
