package io.cellwright.searchspace.cell;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A cell in the manner of NASNet: blocks that each add two branches, and the states whose
/// concatenation is the cell's output. Every state of a block reaches the output.
public record Cell(List<CellBlock> blocks, List<Integer> outputs) {

    /// The states that a cell starts from: the outputs of the two cells before it.
    public static final int INPUTS = 2;

    /// Larger than any published cell, and small enough to compare cells exactly.
    public static final int MAXIMUM_BLOCKS = 12;

    public Cell {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty() || blocks.size() > MAXIMUM_BLOCKS) {
            throw new IllegalArgumentException(
                    "a cell has 1 to %d blocks, not %d".formatted(MAXIMUM_BLOCKS, blocks.size()));
        }
        for (int block = 0; block < blocks.size(); block++) {
            requireEarlier(block, "first", blocks.get(block).first());
            requireEarlier(block, "second", blocks.get(block).second());
        }
        outputs = outputs.stream().sorted().toList();
        requireOutputs(blocks, outputs);
    }

    /// A cell whose output concatenates the blocks that no other block reads.
    public static Cell of(List<CellBlock> blocks) {
        return new Cell(blocks, unread(blocks));
    }

    /// The number of states: the two inputs and one a block.
    public int states() {
        return INPUTS + blocks.size();
    }

    private static void requireEarlier(int block, String branch, Branch value) {
        if (value.input() >= INPUTS + block) {
            throw new IllegalArgumentException(
                    "blocks[%d].%s.input is %d, but a block reads only states before its own, %d"
                            .formatted(block, branch, value.input(), INPUTS + block));
        }
    }

    private static void requireOutputs(List<CellBlock> blocks, List<Integer> outputs) {
        if (outputs.isEmpty() || new TreeSet<>(outputs).size() != outputs.size()) {
            throw new IllegalArgumentException(
                    "outputs are one or more different states, not " + outputs);
        }
        if (outputs.getFirst() < 0 || outputs.getLast() >= INPUTS + blocks.size()) {
            throw new IllegalArgumentException(
                    "outputs are states from 0 to %d, not %s"
                            .formatted(INPUTS + blocks.size() - 1, outputs));
        }
        for (int state : unread(blocks)) {
            if (!outputs.contains(state)) {
                throw new IllegalArgumentException(
                        "no block reads state %d, so it belongs to the outputs, not only %s"
                                .formatted(state, outputs));
            }
        }
    }

    private static List<Integer> unread(List<CellBlock> blocks) {
        return IntStream.range(INPUTS, INPUTS + blocks.size())
                .filter(state -> blocks.stream().noneMatch(block -> reads(block, state)))
                .boxed()
                .toList();
    }

    private static boolean reads(CellBlock block, int state) {
        return block.first().input() == state || block.second().input() == state;
    }
}
