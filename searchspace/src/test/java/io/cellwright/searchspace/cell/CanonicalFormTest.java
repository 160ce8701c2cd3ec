package io.cellwright.searchspace.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.CellBlock.Combination;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {

    private static final Block IDENTITY = new Block.Identity();
    private static final Block CONVOLUTION = new Block.Convolution(3);

    /// Random cells against random orders of themselves: one encoding, one canonical cell.
    @Test
    void aRandomOrderNeverChangesTheCanonicalForm() {
        Random random = new Random(7);
        for (int blocks = 1; blocks <= 8; blocks++) {
            // Few operations make blocks alike, many make them differ.
            for (List<Block> operations : List.of(List.of(IDENTITY, CONVOLUTION), Block.ALL)) {
                for (int round = 0; round < 100; round++) {
                    Cell cell = RandomCells.cell(blocks, operations, random);
                    Cell other =
                            RandomCells.reordered(
                                    cell, RandomCells.order(cell, random), random.nextInt());
                    CanonicalForm form = CanonicalForm.of(cell);
                    assertThat(CanonicalForm.of(other).encoding()).isEqualTo(form.encoding());
                    assertThat(CanonicalForm.of(other).cell()).isEqualTo(form.cell());
                    assertThat(CanonicalForm.of(form.cell()).encoding()).isEqualTo(form.encoding());
                }
            }
        }
    }

    /// Small cells in all pairs: the encodings are equal exactly where trying all orders finds one
    /// that makes the cells equal.
    @Test
    void encodingsAreEqualExactlyWhereSomeOrderMakesTheCellsEqual() {
        Random random = new Random(8);
        List<Cell> cells = new ArrayList<>();
        for (int blocks = 1; blocks <= 3; blocks++) {
            for (int round = 0; round < 400; round++) {
                cells.add(RandomCells.cell(blocks, List.of(IDENTITY), random));
            }
        }
        List<String> encodings =
                cells.stream().map(cell -> CanonicalForm.of(cell).encoding()).toList();
        int equal = 0;
        for (int one = 0; one < cells.size(); one++) {
            Set<Cell> forms = allOrders(cells.get(one));
            for (int other = 0; other < one; other++) {
                boolean same = forms.contains(cells.get(other));
                if (encodings.get(other).equals(encodings.get(one)) != same) {
                    fail("%s and %s", cells.get(one), cells.get(other));
                }
                equal += same && !cells.get(one).equals(cells.get(other)) ? 1 : 0;
            }
        }
        assertThat(equal).isPositive();
    }

    @Test
    void aSumAndAConcatenationDiffer() {
        assertThat(encoding(joined(0, 1, Combination.ADD)))
                .isNotEqualTo(encoding(joined(0, 1, Combination.CONCATENATE)));
    }

    @Test
    void theOrderOfConcatenatedChannelsDoesNotMatter() {
        assertThat(encoding(joined(0, 1, Combination.CONCATENATE)))
                .isEqualTo(encoding(joined(1, 0, Combination.CONCATENATE)));
    }

    private static CellBlock joined(int first, int second, Combination combination) {
        return new CellBlock(
                new Branch(first, CONVOLUTION), new Branch(second, CONVOLUTION), combination);
    }

    private static String encoding(CellBlock block) {
        return CanonicalForm.of(Cell.of(List.of(block))).encoding();
    }

    private static Set<Cell> allOrders(Cell cell) {
        Set<Cell> all = new HashSet<>();
        extend(cell, new ArrayList<>(), all);
        return all;
    }

    private static void extend(Cell cell, List<Integer> order, Set<Cell> all) {
        int count = cell.blocks().size();
        if (order.size() == count) {
            for (int swaps = 0; swaps < 1 << count; swaps++) {
                all.add(RandomCells.reordered(cell, order, swaps));
            }
        }
        for (int block = 0; block < count; block++) {
            if (!order.contains(block) && RandomCells.isReady(cell.blocks().get(block), order)) {
                order.add(block);
                extend(cell, order, all);
                order.removeLast();
            }
        }
    }
}
