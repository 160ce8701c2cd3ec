package io.cellwright.searchspace.space;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.graph.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Normal and reduction cells in the manner of NASNet (Zoph, Vasudevan, Shlens and Le, 2018): each
/// block picks two earlier states and an operation for each, and adds the results; what no block
/// reads is concatenated.
///
/// @param name the name that requests use
/// @param blocks the number of blocks in a cell
/// @param operations what a branch may apply
public record CellSpace(String name, int blocks, List<Block> operations) implements SearchSpace {

    /// The name of [#standard(int)], which requests use.
    public static final String STANDARD = "nasnet-small";

    private static final int DECISIONS_PER_BLOCK = 4;

    private static final List<Block> STANDARD_OPERATIONS =
            List.of(
                    new Block.Identity(),
                    new Block.SeparableConvolution(3),
                    new Block.SeparableConvolution(5),
                    new Block.Pooling(Operation.Pooling.Kind.AVERAGE, 3),
                    new Block.Pooling(Operation.Pooling.Kind.MAXIMUM, 3),
                    new Block.Convolution(3),
                    new Block.Convolution(1));

    public CellSpace {
        if (blocks < 1 || blocks > Cell.MAXIMUM_BLOCKS) {
            throw new IllegalArgumentException(
                    "blocks is 1 to %d, not %d".formatted(Cell.MAXIMUM_BLOCKS, blocks));
        }
        operations = List.copyOf(operations);
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("a search space has at least one operation");
        }
    }

    /// The space of seven common operations, with so many blocks in a cell.
    public static CellSpace standard(int blocks) {
        return new CellSpace(STANDARD, blocks, STANDARD_OPERATIONS);
    }

    @Override
    public List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        for (String cell : List.of("normal", "reduction")) {
            for (int block = 0; block < blocks; block++) {
                for (String branch : List.of("first", "second")) {
                    String name = "%s.blocks[%d].%s".formatted(cell, block, branch);
                    decisions.add(
                            new Decision(name + ".input", Decision.Kind.INPUT, states(block)));
                    decisions.add(
                            new Decision(name + ".operation", Decision.Kind.OPERATION, names()));
                }
            }
        }
        return List.copyOf(decisions);
    }

    @Override
    public Architecture.Cells decode(List<Integer> choices) {
        List<Decision> decisions = decisions();
        if (choices.size() != decisions.size()) {
            throw new IllegalArgumentException(
                    "%d choices for %d decisions".formatted(choices.size(), decisions.size()));
        }
        for (int position = 0; position < choices.size(); position++) {
            int options = decisions.get(position).options().size();
            int choice = choices.get(position);
            if (choice < 0 || choice >= options) {
                throw new IllegalArgumentException(
                        "%s is 0 to %d, not %d"
                                .formatted(decisions.get(position).name(), options - 1, choice));
            }
        }
        int half = choices.size() / 2;
        return new Architecture.Cells(
                cell(choices.subList(0, half)), cell(choices.subList(half, choices.size())));
    }

    @Override
    public List<Integer> encode(Architecture architecture) {
        return switch (architecture) {
            case Architecture.Cells(Cell normal, Cell reduction) -> {
                List<Integer> choices = new ArrayList<>();
                append(normal, choices);
                append(reduction, choices);
                yield List.copyOf(choices);
            }
        };
    }

    private Cell cell(List<Integer> choices) {
        return Cell.of(
                IntStream.range(0, blocks)
                        .map(block -> block * DECISIONS_PER_BLOCK)
                        .mapToObj(start ->
                                new CellBlock(branch(choices, start), branch(choices, start + 2)))
                        .toList());
    }

    private Branch branch(List<Integer> choices, int start) {
        return new Branch(choices.get(start), operations.get(choices.get(start + 1)));
    }

    private void append(Cell cell, List<Integer> choices) {
        if (cell.blocks().size() != blocks || !cell.equals(Cell.of(cell.blocks()))) {
            throw new IllegalArgumentException(
                    "not in space %s: its cells have %d blocks and concatenate the unread states"
                            .formatted(name, blocks));
        }
        for (CellBlock block : cell.blocks()) {
            for (Branch branch : List.of(block.first(), block.second())) {
                int operation = operations.indexOf(branch.operation());
                if (operation < 0) {
                    throw new IllegalArgumentException(
                            "not in space %s: it has no operation \"%s\""
                                    .formatted(name, branch.operation().name()));
                }
                choices.add(branch.input());
                choices.add(operation);
            }
        }
    }

    private List<String> names() {
        return operations.stream().map(Block::name).toList();
    }

    private static List<String> states(int block) {
        return IntStream.range(0, Cell.INPUTS + block).mapToObj(Integer::toString).toList();
    }
}
