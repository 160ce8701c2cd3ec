package io.cellwright.searchspace.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A cell in the manner of NASNet: blocks that each join two branches, and the states whose
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
        Integer[] sorted = outputs.toArray(Integer[]::new);
        Arrays.sort(sorted);
        outputs = List.of(sorted);
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

    /// Whether a block, or the output, reads this state.
    public boolean uses(int state) {
        return reads(blocks, state) || outputs.contains(state);
    }

    private static void requireEarlier(int block, String branch, Branch value) {
        if (value.input() >= INPUTS + block) {
            throw new IllegalArgumentException(
                    "blocks[%d].%s.input is %d, but a block reads only states before its own, %d"
                            .formatted(block, branch, value.input(), INPUTS + block));
        }
    }

    private static void requireOutputs(List<CellBlock> blocks, List<Integer> outputs) {
        boolean repeats = false;
        for (int position = 1; position < outputs.size(); position++) {
            repeats |= outputs.get(position).equals(outputs.get(position - 1));
        }
        if (outputs.isEmpty() || repeats) {
            throw new IllegalArgumentException(
                    "outputs are one or more different states, not " + outputs);
        }
        if (outputs.getFirst() < 0 || outputs.getLast() >= INPUTS + blocks.size()) {
            throw new IllegalArgumentException(
                    "outputs are states from 0 to %d, not %s"
                            .formatted(INPUTS + blocks.size() - 1, outputs));
        }
        for (int state = INPUTS; state < INPUTS + blocks.size(); state++) {
            if (!reads(blocks, state) && !outputs.contains(state)) {
                throw new IllegalArgumentException(
                        "no block reads state %d, so it belongs to the outputs, not only %s"
                                .formatted(state, outputs));
            }
        }
    }

    private static List<Integer> unread(List<CellBlock> blocks) {
        List<Integer> unread = new ArrayList<>();
        for (int state = INPUTS; state < INPUTS + blocks.size(); state++) {
            if (!reads(blocks, state)) {
                unread.add(state);
            }
        }
        return unread;
    }

    private static boolean reads(List<CellBlock> blocks, int state) {
        for (CellBlock block : blocks) {
            if (block.first().input() == state || block.second().input() == state) {
                return true;
            }
        }
        return false;
    }
}
