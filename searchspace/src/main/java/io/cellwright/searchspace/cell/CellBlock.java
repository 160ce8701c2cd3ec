package io.cellwright.searchspace.cell;

/// A block of a cell: two branches and how their results become one state.
public record CellBlock(Branch first, Branch second, Combination combination) {

    public enum Combination {
        ADD,
        /// The channels of the first branch, then those of the second: twice as many.
        CONCATENATE
    }

    /// The sum of two branches.
    public CellBlock(Branch first, Branch second) {
        this(first, second, Combination.ADD);
    }
}
