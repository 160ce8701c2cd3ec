package io.cellwright.searchspace.cell;

import io.cellwright.searchspace.block.Block;

/// One half of a cell's block: an operation on an earlier state. States 0 and 1 are the outputs of
/// the cell before the previous one and of the previous one; state `2 + i` is the result of block
/// `i` of the same cell.
public record Branch(int input, Block operation) {

    public Branch {
        if (input < 0) {
            throw new IllegalArgumentException("a state is not negative, as in " + input);
        }
    }
}
