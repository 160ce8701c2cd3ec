package io.cellwright.controller.search.strategy.surrogate;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.Arrays;
import java.util.List;

/// A feature for every path from a cell's input to its output, which is the sequence of operations
/// on it, and how many paths have that sequence. Source: White, Neiswanger and Savani, "BANANAS",
/// 2021, section 3, which leaves out the number.
///
/// An operation that hands on what it reads is no part of a sequence, and one whose result nothing
/// reads is on no path; so cells that compute the same have the same features, whatever choices
/// spell them. Beside the paths there is how often a cell has each operation, and the number of
/// operations on its longest path.
///
/// Networks that are searched layer by layer have far more paths than features are good for; they
/// are encoded as by [OneHotEncoding].
public final class PathEncoding implements Encoding {

    /// Longer paths are not counted: they are many, and each is rare.
    private static final int LONGEST_PATH = 8;

    private static final long WHOLE = 11;
    private static final long NORMAL = 12;
    private static final long REDUCTION = 13;

    private static final long PATH = 1;
    private static final long OPERATION = 2;
    private static final long DEPTH = 3;
    private static final long CONCATENATIONS = 4;
    private static final long WIDTH = 5;

    private final SearchSpace space;
    private final OneHotEncoding choices;

    public PathEncoding(SearchSpace space) {
        this.space = space;
        this.choices = new OneHotEncoding(space);
    }

    @Override
    public Features of(List<Integer> chosen) {
        Features.Builder features = new Features.Builder();
        return switch (space.decode(chosen)) {
            case Architecture.Edges cell -> {
                add(features, WHOLE, CellEdges.of(cell));
                yield features.build();
            }
            case Architecture.Cells cells -> {
                add(features, cells);
                yield features.build();
            }
            case Architecture.CellsAtWidth(Architecture.Cells cells, int filters) -> {
                add(features, cells);
                features.add(Encoding.identity(WIDTH, filters), 1);
                yield features.build();
            }
            case Architecture.Layers _ -> choices.of(chosen);
        };
    }

    private static void add(Features.Builder features, Architecture.Cells cells) {
        add(features, NORMAL, cells.normal());
        add(features, REDUCTION, cells.reduction());
    }

    private static void add(Features.Builder features, long place, Cell cell) {
        add(features, place, CellEdges.of(cell));
        long concatenations =
                cell.blocks().stream()
                        .filter(block -> block.combination() == CellBlock.Combination.CONCATENATE)
                        .count();
        if (concatenations > 0) {
            features.add(Encoding.identity(place, CONCATENATIONS), SUMMARY_WEIGHT * concatenations);
        }
    }

    private static void add(Features.Builder features, long place, CellEdges cell) {
        boolean[] used = cell.used();
        int[] depth = new int[cell.nodes()];
        Paths[] paths = new Paths[cell.nodes()];
        Arrays.setAll(paths, _ -> new Paths());
        for (int input = 0; input < cell.inputs(); input++) {
            long start = Encoding.identity(Encoding.identity(place, PATH), input);
            paths[input].add(start, 0, 1);
        }
        for (CellEdges.Edge edge : cell.edges()) {
            if (!used[edge.source()] || !used[edge.target()]) {
                continue;
            }
            boolean changes = edge.operation() != CellEdges.Edge.NOTHING;
            paths[edge.target()].addAll(paths[edge.source()], edge.operation());
            depth[edge.target()] =
                    Math.max(depth[edge.target()], depth[edge.source()] + (changes ? 1 : 0));
            if (changes) {
                long operation = Encoding.identity(place, OPERATION);
                features.add(Encoding.identity(operation, edge.operation()), SUMMARY_WEIGHT);
            }
        }
        int output = cell.nodes() - 1;
        paths[output].addTo(features);
        if (depth[output] > 0) {
            features.add(Encoding.identity(place, DEPTH), SUMMARY_WEIGHT * depth[output]);
        }
    }

    /// The sequences of operations that lead to a node, and how many paths have each.
    private static final class Paths {

        private long[] sequences = new long[4];
        private int[] lengths = new int[4];
        private double[] numbers = new double[4];
        private int size;

        void add(long sequence, int length, double number) {
            int position = 0;
            while (position < size && sequences[position] != sequence) {
                position++;
            }
            if (position == size) {
                if (size == sequences.length) {
                    sequences = Arrays.copyOf(sequences, 2 * size);
                    lengths = Arrays.copyOf(lengths, 2 * size);
                    numbers = Arrays.copyOf(numbers, 2 * size);
                }
                sequences[size] = sequence;
                lengths[size] = length;
                size++;
            }
            numbers[position] += number;
        }

        void addAll(Paths source, long operation) {
            boolean changes = operation != CellEdges.Edge.NOTHING;
            for (int path = 0; path < source.size; path++) {
                if (changes && source.lengths[path] == LONGEST_PATH) {
                    continue;
                }
                add(
                        changes
                                ? Encoding.identity(source.sequences[path], operation)
                                : source.sequences[path],
                        source.lengths[path] + (changes ? 1 : 0),
                        source.numbers[path]);
            }
        }

        void addTo(Features.Builder features) {
            for (int path = 0; path < size; path++) {
                features.add(sequences[path], numbers[path]);
            }
        }
    }
}
