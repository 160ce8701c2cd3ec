package io.cellwright.controller.cli.report;

import io.cellwright.controller.cli.output.Table;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.cell.ConvolutionLayer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What architectures are made of, as tables.
public final class ArchitectureTables {

    private ArchitectureTables() {}

    public static String of(Architecture architecture) {
        return switch (architecture) {
            case Architecture.Cells cells -> blocks(cells);
            case Architecture.CellsAtWidth(Architecture.Cells cells, int filters) ->
                    "%s%n%nwith %d filters".formatted(blocks(cells), filters);
            case Architecture.Edges edges -> edges(edges);
            case Architecture.Layers layers -> layers(layers);
        };
    }

    /// The blocks of both cells, named as in their pictures.
    private static String blocks(Architecture.Cells architecture) {
        Table table = Table.of("CELL", ">BLOCK", "FIRST", "OF", "SECOND", "OF", "JOINED BY");
        rows(table, "normal", architecture.normal());
        rows(table, "reduction", architecture.reduction());
        return table.render();
    }

    private static void rows(Table table, String name, Cell cell) {
        int number = 0;
        for (CellBlock block : cell.blocks()) {
            Branch first = block.first();
            Branch second = block.second();
            table.row(
                    name,
                    String.valueOf(number++),
                    first.operation().name(),
                    source(first),
                    second.operation().name(),
                    source(second),
                    block.combination().name().toLowerCase(Locale.ROOT));
        }
    }

    private static String source(Branch branch) {
        return switch (branch.input()) {
            case 0 -> "h[i-1]";
            case 1 -> "h[i]";
            default -> "block " + (branch.input() - Cell.INPUTS);
        };
    }

    /// The edges of a cell, and the benchmark's text.
    private static String edges(Architecture.Edges cell) {
        Table table = Table.of(">NODE", ">FROM", "OPERATION");
        for (int node = 1; node < Architecture.Edges.NODES; node++) {
            for (int source = 0; source < node; source++) {
                int edge = Architecture.Edges.edge(source, node);
                table.row(
                        String.valueOf(node),
                        String.valueOf(source),
                        cell.operations().get(edge).text());
            }
        }
        return cell.text() + "\n\n" + table.render();
    }

    private static String layers(Architecture.Layers network) {
        Table table = Table.of(">LAYER", "FILTER", ">FILTERS", ">STRIDE", "READS");
        int number = 0;
        for (ConvolutionLayer layer : network.layers()) {
            table.row(
                    String.valueOf(number++),
                    "%dx%d".formatted(layer.filterHeight(), layer.filterWidth()),
                    String.valueOf(layer.filters()),
                    String.valueOf(layer.stride()),
                    layer.inputs().isEmpty() ? "image" : joined(layer.inputs()));
        }
        table.row("classifier", "", "", "", joined(network.unread()));
        return table.render();
    }

    private static String joined(List<Integer> layers) {
        return layers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
