package io.cellwright.searchspace.space;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.CellBlock.Combination;
import java.util.List;
import java.util.stream.Stream;

/// The rules of the published spaces of cells.
final class SpaceRules {

    private static final List<Combination> BOTH = List.of(Combination.ADD, Combination.CONCATENATE);

    private SpaceRules() {}

    /// All documented blocks, added or concatenated.
    static CellRules documented(int blocks) {
        return CellRules.adding(blocks, Block.ALL).withCombinations(BOTH);
    }

    /// Zoph, Vasudevan, Shlens and Le, 2018, section 3.1.
    static CellRules nasnet(int blocks) {
        return CellRules.adding(
                        blocks,
                        named(
                                "identity",
                                "conv-1x3-3x1",
                                "conv-1x7-7x1",
                                "dil-conv-3x3",
                                "avg-pool-3x3",
                                "max-pool-3x3",
                                "max-pool-5x5",
                                "max-pool-7x7",
                                "conv-1x1",
                                "conv-3x3",
                                "sep-conv-3x3",
                                "sep-conv-5x5",
                                "sep-conv-7x7"))
                .withCombinations(BOTH);
    }

    /// Cellwright's first space, whose searches are still read.
    static CellRules small(int blocks) {
        return CellRules.adding(
                blocks,
                named(
                        "identity",
                        "sep-conv-3x3",
                        "sep-conv-5x5",
                        "avg-pool-3x3",
                        "max-pool-3x3",
                        "conv-3x3",
                        "conv-1x1"));
    }

    /// Liu, Simonyan and Yang, 2019, section 3.1: each node adds two different earlier states, and
    /// the cell's output concatenates all nodes.
    static CellRules darts(int nodes) {
        return new CellRules(
                nodes,
                named(
                        "max-pool-3x3",
                        "avg-pool-3x3",
                        "skip-connect",
                        "sep-conv-3x3",
                        "sep-conv-5x5",
                        "dil-sep-conv-3x3",
                        "dil-sep-conv-5x5"),
                List.of(Combination.ADD),
                CellRules.Inputs.DIFFERENT,
                CellRules.Outputs.ALL,
                List.of());
    }

    /// Pham, Guan, Zoph, Le and Dean, 2018, section 2.4: its five nodes beside the two inputs.
    static CellRules enas(int blocks) {
        return CellRules.adding(
                blocks,
                named("identity", "sep-conv-3x3", "sep-conv-5x5", "avg-pool-3x3", "max-pool-3x3"));
    }

    private static List<Block> named(String... names) {
        return Stream.of(names)
                .map(name ->
                        Block.named(name)
                                .orElseThrow(() ->
                                        new IllegalStateException("no block is named " + name)))
                .toList();
    }
}
