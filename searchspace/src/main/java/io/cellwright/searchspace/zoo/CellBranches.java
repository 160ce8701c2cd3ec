package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.block.ConvolutionBlock;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.graph.Operation;

/// Short names for the branches of published cells. States are those of a cell: 0 is the output of
/// the cell before the previous one, 1 that of the previous one, 2 the first block's, and so on.
final class CellBranches {

    private CellBranches() {}

    static CellBlock sum(Branch first, Branch second) {
        return new CellBlock(first, second);
    }

    static Branch separable(int kernel, int state) {
        return new Branch(state, new Block.SeparableConvolution(kernel));
    }

    static Branch dilatedSeparable(int kernel, int state) {
        return new Branch(state, new ConvolutionBlock.DilatedSeparable(kernel));
    }

    static Branch average(int state) {
        return new Branch(state, new Block.Pooling(Operation.Pooling.Kind.AVERAGE, 3));
    }

    static Branch maximum(int state) {
        return new Branch(state, new Block.Pooling(Operation.Pooling.Kind.MAXIMUM, 3));
    }

    static Branch identity(int state) {
        return new Branch(state, new Block.Identity());
    }

    static Branch skip(int state) {
        return new Branch(state, new ConvolutionBlock.Skip());
    }

    static Branch bottleneck1x7(int state) {
        return new Branch(state, new ConvolutionBlock.BottleneckedFactorized(7));
    }
}
