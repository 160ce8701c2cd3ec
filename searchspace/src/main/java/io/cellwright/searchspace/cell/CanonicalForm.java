package io.cellwright.searchspace.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The one order of a cell's blocks and branches that all its isomorphic forms share.
///
/// Blocks get colors that do not depend on their order: what each computes, who reads it, and so
/// on, refined until nothing new can be learned. Blocks are then placed one by one, the smallest
/// color first; where two are still alike, both are tried and the smaller result kept.
final class CanonicalForm {

    private static final Comparator<Branch> BRANCH_ORDER =
            Comparator.comparingInt(Branch::input)
                    .thenComparing(branch -> branch.operation().name());

    private final Cell original;
    private final long[] colors;
    private @Nullable String bestEncoding;
    private @Nullable Cell bestCell;

    private CanonicalForm(Cell original) {
        this.original = original;
        this.colors = colors(original);
    }

    /// A cell in canonical order and the text that spells it.
    record Result(Cell cell, String encoding) {}

    static Result of(Cell cell) {
        CanonicalForm form = new CanonicalForm(cell);
        int[] moved = new int[cell.states()];
        Arrays.fill(moved, -1);
        moved[0] = 0;
        moved[1] = 1;
        form.place(moved, new ArrayList<>());
        if (form.bestCell == null || form.bestEncoding == null) {
            throw new IllegalStateException("a cell without cycles always has an order");
        }
        return new Result(form.bestCell, form.bestEncoding);
    }

    private void place(int[] moved, List<CellBlock> placed) {
        if (placed.size() == original.blocks().size()) {
            keepSmaller(moved, placed);
            return;
        }
        for (int block : nextChoices(moved)) {
            int state = Cell.INPUTS + block;
            moved[state] = Cell.INPUTS + placed.size();
            placed.add(translated(original.blocks().get(block), moved));
            place(moved, placed);
            placed.removeLast();
            moved[state] = -1;
        }
    }

    /// The blocks that may come next: those of the smallest color and spelling, only one of those
    /// that are interchangeable because the same blocks read them in the same way.
    private List<Integer> nextChoices(int[] moved) {
        List<Integer> ready =
                IntStream.range(0, original.blocks().size())
                        .filter(block -> moved[Cell.INPUTS + block] < 0)
                        .filter(block -> isReady(original.blocks().get(block), moved))
                        .boxed()
                        .toList();
        Comparator<Integer> order =
                Comparator.<Integer>comparingLong(block -> colors[Cell.INPUTS + block])
                        .thenComparing(
                                block -> spelled(translated(original.blocks().get(block), moved)));
        int smallest = ready.stream().min(order).orElseThrow();
        Set<String> readers = new HashSet<>();
        return ready.stream()
                .filter(block -> order.compare(block, smallest) == 0)
                .filter(block -> readers.add(readersOf(Cell.INPUTS + block)))
                .toList();
    }

    private void keepSmaller(int[] moved, List<CellBlock> placed) {
        List<Integer> outputs = original.outputs().stream().map(state -> moved[state]).toList();
        Cell cell = new Cell(placed, outputs);
        StringBuilder text = new StringBuilder();
        cell.blocks().forEach(block -> text.append(spelled(block)));
        text.append(cell.outputs());
        String encoding = text.toString();
        if (bestEncoding == null || encoding.compareTo(bestEncoding) < 0) {
            bestEncoding = encoding;
            bestCell = cell;
        }
    }

    private String readersOf(int state) {
        StringBuilder text = new StringBuilder();
        for (int reader = 0; reader < original.blocks().size(); reader++) {
            CellBlock block = original.blocks().get(reader);
            List<String> operations =
                    List.of(block.first(), block.second()).stream()
                            .filter(branch -> branch.input() == state)
                            .map(branch -> branch.operation().name())
                            .sorted()
                            .toList();
            if (!operations.isEmpty()) {
                text.append(reader).append(operations);
            }
        }
        return text.append(original.outputs().contains(state)).toString();
    }

    private static boolean isReady(CellBlock block, int[] moved) {
        return moved[block.first().input()] >= 0 && moved[block.second().input()] >= 0;
    }

    private static CellBlock translated(CellBlock block, int[] moved) {
        Branch first = new Branch(moved[block.first().input()], block.first().operation());
        Branch second = new Branch(moved[block.second().input()], block.second().operation());
        return BRANCH_ORDER.compare(first, second) <= 0
                ? new CellBlock(first, second)
                : new CellBlock(second, first);
    }

    private static String spelled(CellBlock block) {
        return "("
                + block.first().input()
                + " "
                + block.first().operation().name()
                + ","
                + block.second().input()
                + " "
                + block.second().operation().name()
                + ")";
    }

    private static long[] colors(Cell cell) {
        long[] colors = new long[cell.states()];
        for (int state = 0; state < colors.length; state++) {
            boolean isOutput = cell.outputs().contains(state);
            colors[state] = mixed(state < Cell.INPUTS ? state : Cell.INPUTS, isOutput ? 1 : 0);
        }
        // The longest chain is all blocks, so as many rounds carry every fact everywhere.
        for (int round = 0; round < cell.blocks().size(); round++) {
            colors = refined(cell, colors);
        }
        return colors;
    }

    private static long[] refined(Cell cell, long[] colors) {
        long[] refined = new long[colors.length];
        for (int state = 0; state < colors.length; state++) {
            refined[state] = mixed(colors[state], 3);
        }
        for (int position = 0; position < cell.blocks().size(); position++) {
            CellBlock block = cell.blocks().get(position);
            int state = Cell.INPUTS + position;
            long first = branchColor(block.first(), colors);
            long second = branchColor(block.second(), colors);
            // Sums do not depend on the order of the branches or of the readers.
            refined[state] += mixed(first, 5) + mixed(second, 5);
            long self = colors[state];
            refined[block.first().input()] += mixed(self + mixed(second, 7), mixed(first, 11));
            refined[block.second().input()] += mixed(self + mixed(first, 7), mixed(second, 11));
        }
        return refined;
    }

    private static long branchColor(Branch branch, long[] colors) {
        // A string's hash is fixed by the language, so colors are the same on every machine.
        return mixed(colors[branch.input()], branch.operation().name().hashCode());
    }

    /// A bijective scramble of the two numbers' combination (the finalizer of SplitMix64).
    private static long mixed(long first, long second) {
        long value = first * 0x9E3779B97F4A7C15L + second;
        value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        value = (value ^ (value >>> 27)) * 0x94D049BB133111EBL;
        return value ^ (value >>> 31);
    }
}
