package io.cellwright.searchspace.network;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import java.util.ArrayList;
import java.util.List;

/// Puts one cell behind the two that come before it.
final class CellStacking {

    private static final Operation ADD = new Operation.Add();

    private final GraphBuilder graph;
    private final int channels;
    private final int stride;
    private final List<Value> states = new ArrayList<>();

    private CellStacking(GraphBuilder graph, int channels, int stride) {
        this.graph = graph;
        this.channels = channels;
        this.stride = stride;
    }

    /// The cell's output.
    ///
    /// @param inputs the outputs of the two cells before, or of the stem
    /// @param channels the channels of every branch
    /// @param stride 1 for a normal cell, 2 for a reduction: it applies to the branches that read
    ///   the cell's inputs
    static Value stack(
            GraphBuilder graph,
            Cell cell,
            Inputs inputs,
            Wiring.Alignment alignment,
            int channels,
            int stride) {
        CellStacking stacking = new CellStacking(graph, channels, stride);
        stacking.states.add(cell.uses(0) ? stacking.older(inputs, alignment) : inputs.older());
        stacking.states.add(
                cell.uses(1) ? stacking.newer(inputs.newer(), alignment) : inputs.newer());
        for (int position = 0; position < cell.blocks().size(); position++) {
            stacking.states.add(stacking.block(position, cell.blocks().get(position)));
        }
        return stacking.output(cell, stacking.states.getLast().shape());
    }

    /// What a cell reads.
    ///
    /// @param isFirst whether there is no older output, so that the newer one stands for both
    record Inputs(Value older, Value newer, boolean isFirst) {}

    private Value older(Inputs inputs, Wiring.Alignment alignment) {
        Value older = inputs.older();
        GraphBuilder scope = graph.in("input0");
        if (!older.shape().sameSize(inputs.newer().shape())) {
            return Layers.factorizedReduction(scope, older, channels);
        }
        boolean fits = older.shape().channels() == channels;
        boolean unchanged =
                switch (alignment) {
                    case ALWAYS -> false;
                    case OLDER_WHERE_NEEDED -> inputs.isFirst() || fits;
                    case BOTH_WHERE_NEEDED -> fits;
                };
        return unchanged ? older : Layers.reluConvolve(scope, older, channels, 1, 1);
    }

    private Value newer(Value newer, Wiring.Alignment alignment) {
        GraphBuilder scope = graph.in("input1");
        boolean calibrated =
                switch (alignment) {
                    case ALWAYS, OLDER_WHERE_NEEDED -> false;
                    case BOTH_WHERE_NEEDED -> newer.shape().channels() != channels;
                };
        Value input =
                calibrated
                        ? Layers.reluConvolve(scope.in("calibration"), newer, channels, 1, 1)
                        : newer;
        return Layers.reluConvolve(scope, input, channels, 1, 1);
    }

    private Value block(int position, CellBlock block) {
        GraphBuilder scope = graph.in("block" + position);
        Value first = branch(scope.in("first"), block.first());
        Value second = branch(scope.in("second"), block.second());
        return switch (block.combination()) {
            case ADD -> scope.add("add", ADD, first, second);
            case CONCATENATE -> Layers.concatenate(scope, List.of(first, second));
        };
    }

    private Value branch(GraphBuilder scope, Branch branch) {
        return branch.operation()
                .expand(
                        scope,
                        states.get(branch.input()),
                        channels,
                        branch.input() < Cell.INPUTS ? stride : 1);
    }

    private Value output(Cell cell, Shape size) {
        List<Value> outputs = new ArrayList<>();
        for (int state : cell.outputs()) {
            outputs.add(
                    state < Cell.INPUTS
                            ? brought(graph.in("output" + state), states.get(state), size)
                            : states.get(state));
        }
        return graph.add("output", new Operation.Concatenation(), outputs);
    }

    /// A cell's input as part of its output, without ReLU as in the published code of NASNet.
    private Value brought(GraphBuilder scope, Value input, Shape size) {
        if (!input.shape().sameSize(size)) {
            return Layers.linearFactorizedReduction(scope, input, channels);
        }
        return input.shape().channels() == channels
                ? input
                : Layers.convolve(scope, input, channels, 1, 1);
    }
}
