package io.cellwright.worker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import picocli.CommandLine.Option;

/// The option `-o table|json`, shared by all commands that print results.
final class OutputOption {

    /// How results are printed.
    enum Format {
        TABLE,
        JSON
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (for people) or json (for programs); default: table")
    private Format format = Format.TABLE;

    /// Prints either the rows of a table, of which the first holds the headings, or the value as
    /// JSON.
    void print(Console console, List<List<String>> rows, Object value) {
        switch (format) {
            case TABLE -> console.out().print(Table.format(rows));
            case JSON -> console.out().println(json(value));
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results are plain records", e);
        }
    }
}
