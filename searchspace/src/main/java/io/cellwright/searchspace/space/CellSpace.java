package io.cellwright.searchspace.space;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Normal and reduction cells in the manner of NASNet (Zoph, Vasudevan, Shlens and Le, 2018): each
/// block reads two earlier states, applies an operation to each, and joins the results.
public final class CellSpace implements SearchSpace {

    private final Description description;
    private final CellRules rules;
    private final List<Decision> decisions;

    public CellSpace(Description description, CellRules rules) {
        this.description = description;
        this.rules = rules;
        this.decisions = CellDecisions.of(rules);
    }

    /// The space `nasnet-small`, with so many blocks in a cell.
    public static CellSpace standard(int blocks) {
        return new CellSpace(Spaces.SMALL, SpaceRules.small(blocks));
    }

    @Override
    public Description description() {
        return description;
    }

    public CellRules rules() {
        return rules;
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public Architecture decode(List<Integer> choices) {
        Choices rest = Choices.of(decisions, choices);
        Architecture.Cells cells = cells(rest);
        return rules.widths().isEmpty()
                ? cells
                : new Architecture.CellsAtWidth(cells, rest.next(rules.widths()));
    }

    /// The cells that these option numbers pick, whatever their width. Throws
    /// [IllegalArgumentException] as [#decode].
    public Architecture.Cells cells(List<Integer> choices) {
        return cells(Choices.of(decisions, choices));
    }

    private Architecture.Cells cells(Choices choices) {
        Cell normal = cell(choices);
        Cell reduction = cell(choices);
        return new Architecture.Cells(normal, reduction);
    }

    @Override
    public List<Integer> encode(Architecture architecture) {
        return switch (architecture) {
            case Architecture.Cells cells when rules.widths().isEmpty() ->
                    List.copyOf(encoded(cells));
            case Architecture.CellsAtWidth(Architecture.Cells cells, int filters)
                    when !rules.widths().isEmpty() -> {
                List<Integer> choices = encoded(cells);
                append(choices, rules.widths(), filters, "width " + filters);
                yield List.copyOf(choices);
            }
            case Architecture.Cells _, Architecture.CellsAtWidth _ ->
                    throw missing(
                            "its cells have %s width"
                                    .formatted(rules.widths().isEmpty() ? "no" : "a"));
            case Architecture.Edges _, Architecture.Layers _ ->
                    throw missing("its architectures are pairs of cells");
        };
    }

    private Cell cell(Choices choices) {
        List<CellBlock> blocks =
                IntStream.range(0, rules.blocks())
                        .mapToObj(block -> block(choices, block))
                        .toList();
        return cell(blocks);
    }

    private Cell cell(List<CellBlock> blocks) {
        return switch (rules.outputs()) {
            case UNREAD -> Cell.of(blocks);
            case ALL -> {
                int states = Cell.INPUTS + blocks.size();
                yield new Cell(blocks, IntStream.range(Cell.INPUTS, states).boxed().toList());
            }
        };
    }

    private CellBlock block(Choices choices, int block) {
        List<Block> operations = rules.operations();
        return switch (rules.inputs()) {
            case ANY -> {
                Branch first = new Branch(choices.next(), choices.next(operations));
                Branch second = new Branch(choices.next(), choices.next(operations));
                yield new CellBlock(first, second, choices.next(rules.combinations()));
            }
            case DIFFERENT -> {
                CellDecisions.Pair inputs = choices.next(CellDecisions.pairs(block));
                Branch first = new Branch(inputs.first(), choices.next(operations));
                Branch second = new Branch(inputs.second(), choices.next(operations));
                yield new CellBlock(first, second, choices.next(rules.combinations()));
            }
        };
    }

    private List<Integer> encoded(Architecture.Cells architecture) {
        List<Integer> choices = new ArrayList<>();
        append(choices, architecture.normal());
        append(choices, architecture.reduction());
        return choices;
    }

    private void append(List<Integer> choices, Cell cell) {
        if (cell.blocks().size() != rules.blocks() || !cell.equals(cell(cell.blocks()))) {
            throw missing(
                    "its cells have %d blocks and concatenate %s"
                            .formatted(
                                    rules.blocks(),
                                    switch (rules.outputs()) {
                                        case UNREAD -> "the unread states";
                                        case ALL -> "all of them";
                                    }));
        }
        for (int block = 0; block < cell.blocks().size(); block++) {
            append(choices, cell.blocks().get(block), block);
        }
    }

    private void append(List<Integer> choices, CellBlock block, int number) {
        Branch first = block.first();
        Branch second = block.second();
        switch (rules.inputs()) {
            case ANY -> {
                choices.add(first.input());
                append(choices, first.operation());
                choices.add(second.input());
                append(choices, second.operation());
            }
            case DIFFERENT -> {
                if (first.input() == second.input()) {
                    throw missing("its blocks read two different states");
                }
                boolean inOrder = first.input() < second.input();
                Branch earlier = inOrder ? first : second;
                Branch later = inOrder ? second : first;
                CellDecisions.Pair inputs = new CellDecisions.Pair(earlier.input(), later.input());
                append(choices, CellDecisions.pairs(number), inputs, "pair " + inputs);
                append(choices, earlier.operation());
                append(choices, later.operation());
            }
        }
        append(
                choices,
                rules.combinations(),
                block.combination(),
                "combination \"%s\"".formatted(CellDecisions.text(block.combination())));
    }

    private void append(List<Integer> choices, Block operation) {
        append(
                choices,
                rules.operations(),
                operation,
                "operation \"%s\"".formatted(operation.name()));
    }

    /// Where there is only one option, there is no decision.
    private <T> void append(List<Integer> choices, List<T> options, T chosen, String what) {
        int choice = options.indexOf(chosen);
        if (choice < 0) {
            throw missing("it has no " + what);
        }
        if (options.size() > 1) {
            choices.add(choice);
        }
    }

    private IllegalArgumentException missing(String rule) {
        return new IllegalArgumentException("not in space %s: %s".formatted(name(), rule));
    }
}
