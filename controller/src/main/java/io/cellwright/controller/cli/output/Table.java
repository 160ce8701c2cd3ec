package io.cellwright.controller.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table of text: columns as wide as their widest cell, two spaces between them.
public final class Table {

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String title, boolean right) {}

    private Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /// A table with these titles. A title that begins with `>` belongs to a column of numbers,
    /// which is set flush right.
    public static Table of(String... titles) {
        return new Table(
                List.of(titles).stream()
                        .map(title ->
                                title.startsWith(">")
                                        ? new Column(title.substring(1), true)
                                        : new Column(title, false))
                        .toList());
    }

    /// Adds a row, a cell for each column.
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "%d cells in a table of %d columns".formatted(cells.length, columns.size()));
        }
        rows.add(List.of(cells).stream().map(Text::visible).toList());
        return this;
    }

    /// The whole table, a line for each row, without a line end after the last.
    public String render() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::title).toList());
        lines.addAll(rows);
        List<Integer> widths =
                IntStream.range(0, columns.size())
                        .mapToObj(column ->
                                lines.stream()
                                        .mapToInt(line -> line.get(column).length())
                                        .max()
                                        .orElse(0))
                        .toList();
        return lines.stream()
                .map(line ->
                        IntStream.range(0, columns.size())
                                .mapToObj(column ->
                                        padded(
                                                line.get(column),
                                                widths.get(column),
                                                columns.get(column).right()))
                                .collect(Collectors.joining("  "))
                                .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String padded(String cell, int width, boolean right) {
        String padding = " ".repeat(width - cell.length());
        return right ? padding + cell : cell + padding;
    }
}
