package io.cellwright.controller.drawing;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.space.CellSpace;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Cells to draw.
final class Cells {

    private Cells() {}

    /// Four drawn cells of every size.
    static Stream<Cell> drawn() {
        SplittableRandom random = new SplittableRandom(5);
        return IntStream.rangeClosed(1, Cell.MAXIMUM_BLOCKS)
                .mapToObj(CellSpace::standard)
                .flatMap(space -> Stream.generate(() -> space.cells(space.sample(random))).limit(2))
                .flatMap(
                        architecture -> Stream.of(architecture.normal(), architecture.reduction()));
    }

    static CellBlock block(int first, String firstName, int second, String secondName) {
        return new CellBlock(branch(first, firstName), branch(second, secondName));
    }

    /// Every block of the vocabulary once, and identity a second time.
    static Cell ofEverything() {
        return Cell.of(
                List.of(
                        block(0, "identity", 1, "sep-conv-3x3"),
                        block(1, "sep-conv-5x5", 1, "avg-pool-3x3"),
                        block(0, "max-pool-3x3", 2, "conv-3x3"),
                        block(3, "conv-1x1", 2, "identity")));
    }

    /// Two blocks in a row; nothing reads state 0.
    static Cell chain() {
        return Cell.of(
                List.of(
                        block(1, "sep-conv-3x3", 1, "identity"),
                        block(2, "max-pool-3x3", 1, "identity")));
    }

    /// One block that concatenates.
    static Cell concatenation() {
        return Cell.of(
                List.of(
                        new CellBlock(
                                branch(0, "conv-3x3"),
                                branch(1, "inception"),
                                CellBlock.Combination.CONCATENATE)));
    }

    private static Branch branch(int input, String name) {
        return new Branch(input, Block.named(name).orElseThrow());
    }
}
