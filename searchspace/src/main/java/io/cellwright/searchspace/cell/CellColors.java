package io.cellwright.searchspace.cell;

/// A number for each state of a cell that does not depend on the order of its blocks: what it
/// computes, who reads it, and so on, refined round by round.
final class CellColors {

    private CellColors() {}

    /// @param firstNames the names of the blocks' first operations, and `secondNames` of the second
    static long[] of(Cell cell, String[] firstNames, String[] secondNames) {
        long[] colors = new long[cell.states()];
        for (int state = 0; state < colors.length; state++) {
            boolean isOutput = cell.outputs().contains(state);
            colors[state] = mixed(state < Cell.INPUTS ? state : Cell.INPUTS, isOutput ? 1 : 0);
        }
        for (int block = 0; block < firstNames.length; block++) {
            if (cell.blocks().get(block).combination() == CellBlock.Combination.CONCATENATE) {
                colors[Cell.INPUTS + block] = mixed(colors[Cell.INPUTS + block], 13);
            }
        }
        // The longest chain is all blocks, so as many rounds carry every fact everywhere.
        for (int round = 0; round < firstNames.length; round++) {
            colors = refined(cell, colors, firstNames, secondNames);
        }
        return colors;
    }

    private static long[] refined(
            Cell cell, long[] colors, String[] firstNames, String[] secondNames) {
        long[] refined = new long[colors.length];
        for (int state = 0; state < colors.length; state++) {
            refined[state] = mixed(colors[state], 3);
        }
        for (int position = 0; position < firstNames.length; position++) {
            CellBlock block = cell.blocks().get(position);
            int state = Cell.INPUTS + position;
            int firstInput = block.first().input();
            int secondInput = block.second().input();
            // A string's hash is fixed by the language, so colors are the same on every machine.
            long first = mixed(colors[firstInput], firstNames[position].hashCode());
            long second = mixed(colors[secondInput], secondNames[position].hashCode());
            // Sums do not depend on the order of the branches or of the readers.
            refined[state] += mixed(first, 5) + mixed(second, 5);
            long self = colors[state];
            refined[firstInput] += mixed(self + mixed(second, 7), mixed(first, 11));
            refined[secondInput] += mixed(self + mixed(first, 7), mixed(second, 11));
        }
        return refined;
    }

    /// A bijective scramble of the two numbers' combination (the finalizer of SplitMix64).
    private static long mixed(long first, long second) {
        long value = first * 0x9E3779B97F4A7C15L + second;
        value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        value = (value ^ (value >>> 27)) * 0x94D049BB133111EBL;
        return value ^ (value >>> 31);
    }
}
