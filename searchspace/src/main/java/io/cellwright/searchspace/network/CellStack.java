package io.cellwright.searchspace.network;

import io.cellwright.searchspace.block.AuxiliaryClassifier;
import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import java.util.ArrayList;
import java.util.List;

/// A network while cells are put onto it, one behind the other.
final class CellStack {

    private final GraphBuilder graph;
    private final Architecture.Cells architecture;
    private final Wiring wiring;
    private final List<Value> auxiliaries = new ArrayList<>();
    private CellStacking.Inputs inputs;
    private int cells;

    /// A stack of nothing but the stem, whose output stands for both inputs of the first cell.
    CellStack(GraphBuilder graph, Architecture.Cells architecture, Wiring wiring, Value stem) {
        this.graph = graph;
        this.architecture = architecture;
        this.wiring = wiring;
        this.inputs = new CellStacking.Inputs(stem, stem, true);
    }

    /// A stem that has two outputs, one for each input of the first cell.
    CellStack(
            GraphBuilder graph,
            Architecture.Cells architecture,
            Wiring wiring,
            Value older,
            Value newer) {
        this.graph = graph;
        this.architecture = architecture;
        this.wiring = wiring;
        this.inputs = new CellStacking.Inputs(older, newer, false);
    }

    /// Three stages of normal cells with a reduction cell, which doubles the channels, between.
    ///
    /// @param sizes the number of normal cells in each stage
    /// @param classes the logits of the auxiliary classifier, if there is one
    void stages(List<Integer> sizes, int filters, int classes) {
        int channels = filters;
        for (int stage = 0; stage < sizes.size(); stage++) {
            boolean second = stage == 2;
            if (stage > 0) {
                channels = Math.multiplyExact(2, channels);
                if (second && wiring.auxiliary() == Wiring.Auxiliary.BEFORE_SECOND_REDUCTION) {
                    auxiliaries.add(auxiliary(classes));
                }
                reduce(channels, wiring.skipsReductions());
                if (second && wiring.auxiliary() == Wiring.Auxiliary.AFTER_SECOND_REDUCTION) {
                    auxiliaries.add(auxiliary(classes));
                }
            }
            for (int cell = 0; cell < sizes.get(stage); cell++) {
                Value output = put(architecture.normal(), channels, 1);
                inputs = new CellStacking.Inputs(inputs.newer(), output, false);
            }
        }
    }

    /// Puts one reduction cell onto the stem.
    void reduce(int channels) {
        reduce(channels, false);
    }

    private void reduce(int channels, boolean skips) {
        Value output = put(architecture.reduction(), channels, 2);
        inputs = new CellStacking.Inputs(skips ? inputs.older() : inputs.newer(), output, false);
    }

    private Value put(Cell cell, int channels, int stride) {
        GraphBuilder scope = graph.in("cell" + cells++);
        return CellStacking.stack(scope, cell, inputs, wiring.alignment(), channels, stride);
    }

    /// The whole network: global average pooling and a classifier behind the last cell.
    Graph classified(int classes) {
        Value last = inputs.newer();
        Value active = wiring.finalActivation() ? Layers.relu(graph, last) : last;
        Value logits = Layers.classify(graph, active, classes);
        return graph.build(logits, auxiliaries.toArray(Value[]::new));
    }

    private Value auxiliary(int classes) {
        return AuxiliaryClassifier.ofNasNet(graph.in("auxiliary"), inputs.newer(), classes);
    }
}
