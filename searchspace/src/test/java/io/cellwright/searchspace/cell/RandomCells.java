package io.cellwright.searchspace.cell;

import io.cellwright.searchspace.block.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Cells by chance: with sums and concatenations, and outputs beyond those that must be.
public final class RandomCells {

    private RandomCells() {}

    public static Cell cell(int blocks, List<Block> operations, RandomGenerator random) {
        List<CellBlock> chosen = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            chosen.add(
                    new CellBlock(
                            branch(block, operations, random),
                            branch(block, operations, random),
                            random.nextBoolean()
                                    ? CellBlock.Combination.ADD
                                    : CellBlock.Combination.CONCATENATE));
        }
        TreeSet<Integer> outputs = new TreeSet<>(Cell.of(chosen).outputs());
        for (int state = 0; state < Cell.INPUTS + blocks; state++) {
            if (random.nextInt(4) == 0) {
                outputs.add(state);
            }
        }
        return new Cell(chosen, List.copyOf(outputs));
    }

    private static Branch branch(int block, List<Block> operations, RandomGenerator random) {
        return new Branch(
                random.nextInt(Cell.INPUTS + block),
                operations.get(random.nextInt(operations.size())));
    }

    /// The same cell with its blocks in another order, and the branches of some exchanged.
    ///
    /// @param order the numbers of the blocks, each behind those that it reads
    /// @param swaps one bit for each place in the new order
    static Cell reordered(Cell cell, List<Integer> order, int swaps) {
        List<CellBlock> blocks = new ArrayList<>();
        for (int position = 0; position < order.size(); position++) {
            CellBlock block = cell.blocks().get(order.get(position));
            Branch first = moved(block.first(), order);
            Branch second = moved(block.second(), order);
            boolean swapped = (swaps >> position & 1) == 1;
            blocks.add(
                    new CellBlock(
                            swapped ? second : first,
                            swapped ? first : second,
                            block.combination()));
        }
        return new Cell(blocks, cell.outputs().stream().map(state -> moved(state, order)).toList());
    }

    /// An order of the blocks in which each comes behind those that it reads.
    static List<Integer> order(Cell cell, RandomGenerator random) {
        List<Integer> order = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int block = 0; block < cell.blocks().size(); block++) {
            left.add(block);
        }
        while (!left.isEmpty()) {
            Integer next = left.get(random.nextInt(left.size()));
            if (isReady(cell.blocks().get(next), order)) {
                order.add(next);
                left.remove((Object) next);
            }
        }
        return order;
    }

    static boolean isReady(CellBlock block, List<Integer> placed) {
        return isPlaced(block.first(), placed) && isPlaced(block.second(), placed);
    }

    private static boolean isPlaced(Branch branch, List<Integer> placed) {
        return branch.input() < Cell.INPUTS || placed.contains(branch.input() - Cell.INPUTS);
    }

    private static Branch moved(Branch branch, List<Integer> order) {
        return new Branch(moved(branch.input(), order), branch.operation());
    }

    private static int moved(int state, List<Integer> order) {
        return state < Cell.INPUTS ? state : Cell.INPUTS + order.indexOf(state - Cell.INPUTS);
    }
}
