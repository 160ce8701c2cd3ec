package io.cellwright.searchspace.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one order of a cell's blocks and branches that all its isomorphic forms share.
///
/// Blocks get colors that do not depend on their order: what each computes, who reads it, and so
/// on, refined until nothing new can be learned. Blocks are then placed one by one, the smallest
/// color first; where two are still alike, both are tried and the smaller result kept. Most cells
/// have no two blocks alike, so this is written for them: text is made once, at the end.
///
/// The two parts of a concatenation may change places like those of a sum: that only renumbers
/// channels.
final class CanonicalForm {

    private final Cell original;
    private final String[] firstNames;
    private final String[] secondNames;
    private final long[] colors;
    private final int[] order;
    private final int[] moved;
    private int placed;
    private @Nullable String bestEncoding;
    private int[] bestOrder;

    private CanonicalForm(Cell original) {
        int count = original.blocks().size();
        this.original = original;
        this.firstNames = new String[count];
        this.secondNames = new String[count];
        for (int block = 0; block < count; block++) {
            firstNames[block] = original.blocks().get(block).first().operation().name();
            secondNames[block] = original.blocks().get(block).second().operation().name();
        }
        this.colors = CellColors.of(original, firstNames, secondNames);
        this.order = new int[count];
        this.bestOrder = order;
        this.moved = new int[original.states()];
        Arrays.fill(moved, -1);
        for (int input = 0; input < Cell.INPUTS; input++) {
            moved[input] = input;
        }
    }

    static CanonicalForm of(Cell cell) {
        CanonicalForm form = new CanonicalForm(cell);
        form.place();
        return form;
    }

    /// The text that spells the canonical cell.
    String encoding() {
        if (bestEncoding == null) {
            throw new IllegalStateException("a cell without cycles always has an order");
        }
        return bestEncoding;
    }

    /// The canonical cell.
    Cell cell() {
        List<CellBlock> blocks = new ArrayList<>(bestOrder.length);
        for (int position = 0; position < bestOrder.length; position++) {
            moved[Cell.INPUTS + bestOrder[position]] = Cell.INPUTS + position;
        }
        for (int block : bestOrder) {
            blocks.add(translated(block));
        }
        return new Cell(blocks, original.outputs().stream().map(state -> moved[state]).toList());
    }

    private void place() {
        if (placed == order.length) {
            keepSmaller();
            return;
        }
        int smallest = smallestReady();
        if (isAlone(smallest)) {
            placeNext(smallest);
            return;
        }
        for (int block : alike(smallest)) {
            placeNext(block);
        }
    }

    private void placeNext(int block) {
        order[placed] = block;
        moved[Cell.INPUTS + block] = Cell.INPUTS + placed;
        placed++;
        place();
        placed--;
        moved[Cell.INPUTS + block] = -1;
    }

    private int smallestReady() {
        int smallest = -1;
        for (int block = 0; block < order.length; block++) {
            if (isReady(block) && (smallest < 0 || color(block) < color(smallest))) {
                smallest = block;
            }
        }
        return smallest;
    }

    private boolean isAlone(int smallest) {
        for (int block = smallest + 1; block < order.length; block++) {
            if (color(block) == color(smallest) && isReady(block)) {
                return false;
            }
        }
        return true;
    }

    /// The ready blocks of this block's color and of the smallest spelling, only one of those that
    /// are interchangeable because the same blocks read them in the same way.
    private List<Integer> alike(int smallest) {
        List<Integer> alike = new ArrayList<>();
        List<String> readers = new ArrayList<>();
        String least = "";
        for (int block = smallest; block < order.length; block++) {
            if (color(block) != color(smallest) || !isReady(block)) {
                continue;
            }
            String spelling = spelled(block, new StringBuilder()).toString();
            int comparison = alike.isEmpty() ? -1 : spelling.compareTo(least);
            if (comparison < 0) {
                alike.clear();
                readers.clear();
                least = spelling;
            }
            String reader = readersOf(Cell.INPUTS + block);
            if (comparison <= 0 && !readers.contains(reader)) {
                alike.add(block);
                readers.add(reader);
            }
        }
        return alike;
    }

    private void keepSmaller() {
        StringBuilder text = new StringBuilder(order.length * 40 + 24);
        for (int block : order) {
            spelled(block, text);
        }
        int[] outputs = new int[original.outputs().size()];
        for (int output = 0; output < outputs.length; output++) {
            outputs[output] = moved[original.outputs().get(output)];
        }
        Arrays.sort(outputs);
        String encoding = text.append(Arrays.toString(outputs)).toString();
        if (bestEncoding == null || encoding.compareTo(bestEncoding) < 0) {
            bestEncoding = encoding;
            bestOrder = order.clone();
        }
    }

    private String readersOf(int state) {
        StringBuilder text = new StringBuilder();
        for (int reader = 0; reader < order.length; reader++) {
            CellBlock block = original.blocks().get(reader);
            boolean first = block.first().input() == state;
            boolean second = block.second().input() == state;
            if (first && second) {
                boolean ordered = firstNames[reader].compareTo(secondNames[reader]) <= 0;
                text.append(reader)
                        .append(ordered ? firstNames[reader] : secondNames[reader])
                        .append(' ')
                        .append(ordered ? secondNames[reader] : firstNames[reader])
                        .append(',');
            } else if (first || second) {
                text.append(reader)
                        .append(first ? firstNames[reader] : secondNames[reader])
                        .append(',');
            }
        }
        return text.append(original.outputs().contains(state)).toString();
    }

    private boolean isReady(int block) {
        CellBlock candidate = original.blocks().get(block);
        return moved[Cell.INPUTS + block] < 0
                && moved[candidate.first().input()] >= 0
                && moved[candidate.second().input()] >= 0;
    }

    private long color(int block) {
        return colors[Cell.INPUTS + block];
    }

    /// Whether the second branch comes first in canonical order.
    private boolean isTurned(int block) {
        CellBlock candidate = original.blocks().get(block);
        int first = moved[candidate.first().input()];
        int second = moved[candidate.second().input()];
        return first == second
                ? firstNames[block].compareTo(secondNames[block]) > 0
                : first > second;
    }

    private CellBlock translated(int block) {
        CellBlock candidate = original.blocks().get(block);
        Branch first = translated(candidate.first());
        Branch second = translated(candidate.second());
        return isTurned(block)
                ? new CellBlock(/* first= */ second, /* second= */ first, candidate.combination())
                : new CellBlock(first, second, candidate.combination());
    }

    private Branch translated(Branch branch) {
        return new Branch(moved[branch.input()], branch.operation());
    }

    private StringBuilder spelled(int block, StringBuilder text) {
        CellBlock candidate = original.blocks().get(block);
        int first = moved[candidate.first().input()];
        int second = moved[candidate.second().input()];
        boolean adds = candidate.combination() == CellBlock.Combination.ADD;
        text.append(adds ? '(' : '{');
        if (isTurned(block)) {
            text.append(second).append(' ').append(secondNames[block]).append(',');
            text.append(first).append(' ').append(firstNames[block]);
        } else {
            text.append(first).append(' ').append(firstNames[block]).append(',');
            text.append(second).append(' ').append(secondNames[block]);
        }
        return text.append(adds ? ')' : '}');
    }
}
