package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.searchspace.trial.Json;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// In which form a command prints its data.
final class OutputOptions {

    enum Format {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "-o",
            paramLabel = "FORMAT",
            description = "How data is printed: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.TABLE;

    /// Prints one or the other.
    void print(Terminal terminal, Supplier<String> table, Supplier<Object> document) {
        terminal.print(
                switch (format) {
                    case TABLE -> table.get();
                    case JSON -> Json.writePretty(document.get());
                });
    }
}
