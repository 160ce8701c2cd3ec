package io.cellwright.searchspace.space;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import java.util.HashSet;
import java.util.List;

/// Which cells a space has.
///
/// @param blocks the number of blocks in a cell
/// @param operations what a branch may apply
/// @param combinations how a block may join its branches
/// @param inputs which states the two branches of a block may read
/// @param outputs which states are concatenated to the cell's output
/// @param widths the filters of the first stage that a search chooses among; empty where the
///   network's own are used
public record CellRules(
        int blocks,
        List<Block> operations,
        List<CellBlock.Combination> combinations,
        Inputs inputs,
        Outputs outputs,
        List<Integer> widths) {

    public enum Inputs {
        /// Any earlier states, the same one twice as well.
        ANY,
        /// Two different earlier states.
        DIFFERENT
    }

    public enum Outputs {
        /// The results of the blocks that no other block reads.
        UNREAD,
        /// The results of all blocks.
        ALL
    }

    public CellRules {
        if (blocks < 1 || blocks > Cell.MAXIMUM_BLOCKS) {
            throw new IllegalArgumentException(
                    "blocks is 1 to %d, not %d".formatted(Cell.MAXIMUM_BLOCKS, blocks));
        }
        operations = List.copyOf(operations);
        combinations = List.copyOf(combinations);
        widths = List.copyOf(widths);
        requireDifferent("operations", operations);
        requireDifferent("combinations", combinations);
        requireDifferent("widths", widths);
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("a search space has at least one operation");
        }
        if (combinations.isEmpty()) {
            throw new IllegalArgumentException("a search space has at least one combination");
        }
    }

    /// Cells in the manner of NASNet: any states, sums, and what no block reads is the output.
    public static CellRules adding(int blocks, List<Block> operations) {
        return new CellRules(
                blocks,
                operations,
                List.of(CellBlock.Combination.ADD),
                Inputs.ANY,
                Outputs.UNREAD,
                List.of());
    }

    CellRules withCombinations(List<CellBlock.Combination> other) {
        return new CellRules(blocks, operations, other, inputs, outputs, widths);
    }

    private static void requireDifferent(String field, List<?> values) {
        if (new HashSet<>(values).size() != values.size()) {
            throw new IllegalArgumentException("%s are different, not %s".formatted(field, values));
        }
    }
}
