package io.cellwright.searchspace.network;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import java.util.ArrayList;
import java.util.List;

/// Puts one cell behind the two that come before it.
final class CellStacking {

    private CellStacking() {}

    /// The cell's output. Both inputs are first brought to `channels`: by a 1x1 convolution, or by
    /// a factorized reduction where the older one is still larger.
    ///
    /// @param stride 1 for a normal cell, 2 for a reduction: it applies to the branches that read
    ///   the cell's inputs
    static Value stack(
            GraphBuilder graph,
            Cell cell,
            Value beforePrevious,
            Value previous,
            int channels,
            int stride) {
        List<Value> states = new ArrayList<>();
        states.add(
                beforePrevious.shape().sameSize(previous.shape())
                        ? Layers.reluConvolve(graph.in("input0"), beforePrevious, channels, 1, 1)
                        : Layers.factorizedReduction(graph.in("input0"), beforePrevious, channels));
        states.add(Layers.reluConvolve(graph.in("input1"), previous, channels, 1, 1));
        for (int position = 0; position < cell.blocks().size(); position++) {
            CellBlock block = cell.blocks().get(position);
            GraphBuilder inBlock = graph.in("block" + position);
            Value first = branch(inBlock.in("first"), block.first(), states, channels, stride);
            Value second = branch(inBlock.in("second"), block.second(), states, channels, stride);
            states.add(
                    switch (block.combination()) {
                        case ADD -> inBlock.add("add", new Operation.Add(), first, second);
                        case CONCATENATE ->
                                inBlock.add(
                                        "concatenation",
                                        new Operation.Concatenation(),
                                        first,
                                        second);
                    });
        }
        List<Value> outputs = new ArrayList<>();
        for (int state : cell.outputs()) {
            Value output = states.get(state);
            boolean unreduced = stride == 2 && state < Cell.INPUTS;
            outputs.add(
                    unreduced
                            ? Layers.factorizedReduction(
                                    graph.in("output" + state), output, channels)
                            : output);
        }
        return graph.add("output", new Operation.Concatenation(), outputs);
    }

    private static Value branch(
            GraphBuilder graph, Branch branch, List<Value> states, int channels, int stride) {
        return branch.operation()
                .expand(
                        graph,
                        states.get(branch.input()),
                        channels,
                        branch.input() < Cell.INPUTS ? stride : 1);
    }
}
