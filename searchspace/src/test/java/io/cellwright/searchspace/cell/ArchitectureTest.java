package io.cellwright.searchspace.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.space.CellRules;
import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.Description;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Block IDENTITY = new Block.Identity();
    private static final Block CONVOLUTION = new Block.Convolution(3);
    private static final Block SEPARABLE = new Block.SeparableConvolution(3);

    private static CellBlock block(int first, Block one, int second, Block other) {
        return new CellBlock(new Branch(first, one), new Branch(second, other));
    }

    private static String hash(Cell cell) {
        return new Architecture.Cells(cell, cell).hash();
    }

    @Test
    void theOrderOfTwoBranchesDoesNotMatter() {
        assertThat(hash(Cell.of(List.of(block(0, CONVOLUTION, 1, IDENTITY)))))
                .isEqualTo(hash(Cell.of(List.of(block(1, IDENTITY, 0, CONVOLUTION)))));
    }

    @Test
    void theOrderOfIndependentBlocksDoesNotMatter() {
        CellBlock one = block(0, CONVOLUTION, 1, IDENTITY);
        CellBlock other = block(1, SEPARABLE, 1, IDENTITY);
        assertThat(hash(Cell.of(List.of(one, other))))
                .isEqualTo(hash(Cell.of(List.of(other, one))));
    }

    @Test
    void theTwoInputsAreNotAlike() {
        assertThat(hash(Cell.of(List.of(block(0, CONVOLUTION, 1, IDENTITY)))))
                .isNotEqualTo(hash(Cell.of(List.of(block(1, CONVOLUTION, 0, IDENTITY)))));
    }

    @Test
    void aSharedBlockAndTwoEqualBlocksWithWeightsOfTheirOwnStayApart() {
        CellBlock source = block(0, CONVOLUTION, 1, CONVOLUTION);
        // Two readers of one block, and two readers of one each of two equal blocks.
        Cell shared =
                Cell.of(
                        List.of(
                                source,
                                source,
                                block(2, CONVOLUTION, 0, IDENTITY),
                                block(2, SEPARABLE, 0, IDENTITY)));
        Cell separate =
                Cell.of(
                        List.of(
                                source,
                                source,
                                block(2, CONVOLUTION, 0, IDENTITY),
                                block(3, SEPARABLE, 0, IDENTITY)));
        assertThat(hash(shared)).isNotEqualTo(hash(separate));
    }

    @Test
    void normalAndReductionCellsAreNotExchangeable() {
        Cell one = Cell.of(List.of(block(0, CONVOLUTION, 1, IDENTITY)));
        Cell other = Cell.of(List.of(block(0, SEPARABLE, 1, IDENTITY)));
        assertThat(new Architecture.Cells(one, other).hash())
                .isNotEqualTo(new Architecture.Cells(other, one).hash());
    }

    /// Random cells against random renumberings of themselves: one hash. This is the property that
    /// keeps a search from training a network twice.
    @Test
    void aRandomRenumberingKeepsTheHashAndTheCanonicalForm() {
        Random random = new Random(1);
        for (int blocks = 1; blocks <= 7; blocks++) {
            CellSpace space = CellSpace.standard(blocks);
            for (int round = 0; round < 200; round++) {
                Architecture.Cells architecture = space.cells(space.sample(random));
                Architecture.Cells renumbered =
                        new Architecture.Cells(
                                renumbered(architecture.normal(), random),
                                renumbered(architecture.reduction(), random));
                assertThat(renumbered.hash()).isEqualTo(architecture.hash());
                assertThat(renumbered.canonical()).isEqualTo(architecture.canonical());
                assertThat(architecture.canonical().hash()).isEqualTo(architecture.hash());
            }
        }
    }

    /// In a space small enough to compare every pair by trying all renumberings, the hash makes
    /// exactly the same classes.
    @Test
    void theHashMakesTheClassesThatTryingAllRenumberingsMakes() {
        List<Block> operations = List.of(IDENTITY, CONVOLUTION);
        CellSpace space =
                new CellSpace(new Description("tiny", "Tiny", ""), CellRules.adding(2, operations));
        List<Cell> cells = new ArrayList<>();
        for (int first = 0; first < 16; first++) {
            for (int second = 0; second < 36; second++) {
                CellBlock one =
                        block(
                                first & 1,
                                operations.get(first >> 1 & 1),
                                first >> 2 & 1,
                                operations.get(first >> 3));
                int left = second % 6;
                int right = second / 6;
                CellBlock two =
                        block(
                                left / 2,
                                operations.get(left % 2),
                                right / 2,
                                operations.get(right % 2));
                cells.add(Cell.of(List.of(one, two)));
            }
        }
        assertThat(space.decisions()).hasSize(16);
        long byHash = cells.stream().map(ArchitectureTest::hash).distinct().count();
        long byTrying =
                cells.stream()
                        .map(cell ->
                                allRenumberings(cell).stream()
                                        .map(Cell::toString)
                                        .sorted()
                                        .findFirst()
                                        .orElseThrow())
                        .distinct()
                        .count();
        assertThat(byHash).isEqualTo(byTrying).isLessThan(cells.size());
    }

    @Test
    void manyEqualBlocksAreHashedWithoutTryingEveryOrder() {
        CellBlock same = block(0, CONVOLUTION, 1, CONVOLUTION);
        Cell cell = Cell.of(Collections.nCopies(Cell.MAXIMUM_BLOCKS, same));
        assertThat(hash(cell)).hasSize(16);
    }

    @Test
    void aBlockCannotReadItselfOrALaterOne() {
        assertThatThrownBy(() -> Cell.of(List.of(block(0, CONVOLUTION, 2, IDENTITY))))
                .hasMessage(
                        "blocks[0].second.input is 2, but a block reads only states before its own,"
                                + " 2");
    }

    @Test
    void aStateThatNobodyReadsMustBeAnOutput() {
        assertThatThrownBy(() ->
                        new Cell(
                                List.of(
                                        block(0, CONVOLUTION, 1, IDENTITY),
                                        block(0, CONVOLUTION, 1, IDENTITY)),
                                List.of(2)))
                .hasMessageContaining("no block reads state 3");
    }

    private static Cell renumbered(Cell cell, Random random) {
        List<Integer> order = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int block = 0; block < cell.blocks().size(); block++) {
            left.add(block);
        }
        while (!left.isEmpty()) {
            Integer next = left.get(random.nextInt(left.size()));
            CellBlock block = cell.blocks().get(next);
            if (isPlaced(block.first(), order) && isPlaced(block.second(), order)) {
                order.add(next);
                left.remove((Object) next);
            }
        }
        boolean[] swap = new boolean[order.size()];
        for (int block = 0; block < swap.length; block++) {
            swap[block] = random.nextBoolean();
        }
        return reordered(cell, order, swap);
    }

    private static boolean isPlaced(Branch branch, List<Integer> order) {
        return branch.input() < Cell.INPUTS || order.contains(branch.input() - Cell.INPUTS);
    }

    private static List<Cell> allRenumberings(Cell cell) {
        List<Cell> all = new ArrayList<>();
        for (List<Integer> order : List.of(List.of(0, 1), List.of(1, 0))) {
            boolean valid =
                    isPlaced(cell.blocks().get(order.getFirst()).first(), List.of())
                            && isPlaced(cell.blocks().get(order.getFirst()).second(), List.of());
            for (int swaps = 0; valid && swaps < 4; swaps++) {
                all.add(reordered(cell, order, new boolean[] {(swaps & 1) > 0, (swaps & 2) > 0}));
            }
        }
        return all;
    }

    private static Cell reordered(Cell cell, List<Integer> order, boolean[] swap) {
        int[] moved = new int[cell.states()];
        Arrays.setAll(
                moved,
                state ->
                        state < Cell.INPUTS
                                ? state
                                : Cell.INPUTS + order.indexOf(state - Cell.INPUTS));
        List<CellBlock> blocks = new ArrayList<>();
        for (int position = 0; position < order.size(); position++) {
            CellBlock block = cell.blocks().get(order.get(position));
            Branch first = new Branch(moved[block.first().input()], block.first().operation());
            Branch second = new Branch(moved[block.second().input()], block.second().operation());
            blocks.add(
                    swap[position] ? new CellBlock(second, first) : new CellBlock(first, second));
        }
        return new Cell(blocks, cell.outputs().stream().map(state -> moved[state]).toList());
    }
}
