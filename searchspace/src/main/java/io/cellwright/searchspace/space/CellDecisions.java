package io.cellwright.searchspace.space;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The decisions of a space of cells. A choice with a single option is no decision.
final class CellDecisions {

    private final CellRules rules;
    private final List<Decision> decisions = new ArrayList<>();

    private CellDecisions(CellRules rules) {
        this.rules = rules;
    }

    static List<Decision> of(CellRules rules) {
        CellDecisions decisions = new CellDecisions(rules);
        for (String cell : List.of("normal", "reduction")) {
            for (int block = 0; block < rules.blocks(); block++) {
                decisions.addBlock("%s.blocks[%d].".formatted(cell, block), block);
            }
        }
        if (rules.widths().size() > 1) {
            decisions.decisions.add(
                    Decision.ofNumbers("filters", Decision.Kind.WIDTH, rules.widths()));
        }
        return List.copyOf(decisions.decisions);
    }

    /// The pairs of different states that a block may read, the earlier one first.
    static List<Pair> pairs(int block) {
        int states = Cell.INPUTS + block;
        return IntStream.range(0, states)
                .boxed()
                .flatMap(second ->
                        IntStream.range(0, second).mapToObj(first -> new Pair(first, second)))
                .toList();
    }

    /// Two different states, the earlier one first.
    record Pair(int first, int second) {

        @Override
        public String toString() {
            return first + "+" + second;
        }
    }

    private void addBlock(String name, int block) {
        switch (rules.inputs()) {
            case ANY -> {
                addInput(name + "first.input", block);
                addOperation(name + "first.operation");
                addInput(name + "second.input", block);
            }
            case DIFFERENT -> {
                List<String> pairs = pairs(block).stream().map(Pair::toString).toList();
                if (pairs.size() > 1) {
                    decisions.add(new Decision(name + "inputs", Decision.Kind.INPUT_PAIR, pairs));
                }
                addOperation(name + "first.operation");
            }
        }
        addOperation(name + "second.operation");
        if (rules.combinations().size() > 1) {
            decisions.add(
                    new Decision(
                            name + "combination",
                            Decision.Kind.COMBINATION,
                            rules.combinations().stream().map(CellDecisions::text).toList()));
        }
    }

    private void addInput(String name, int block) {
        List<Integer> states = IntStream.range(0, Cell.INPUTS + block).boxed().toList();
        decisions.add(Decision.ofNumbers(name, Decision.Kind.INPUT, states));
    }

    private void addOperation(String name) {
        if (rules.operations().size() > 1) {
            decisions.add(
                    new Decision(
                            name,
                            Decision.Kind.OPERATION,
                            rules.operations().stream().map(Block::name).toList()));
        }
    }

    static String text(CellBlock.Combination combination) {
        return combination.name().toLowerCase(Locale.ROOT);
    }
}
