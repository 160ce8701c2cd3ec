package io.cellwright.searchspace.commandline;

import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// The option `-o`, `--format`: in which form a command prints its data. The name of a file to
/// write, where a command has one, is `--output`.
public final class FormatOption {

    private enum Format {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-o", "--format"},
            paramLabel = "FORMAT",
            description =
                    "In which form data is printed: ${COMPLETION-CANDIDATES}; table unless given.")
    private Format format = Format.TABLE;

    /// One or the other, as asked for.
    public String choose(Supplier<String> table, Supplier<String> json) {
        return switch (format) {
            case TABLE -> table.get();
            case JSON -> json.get();
        };
    }
}
