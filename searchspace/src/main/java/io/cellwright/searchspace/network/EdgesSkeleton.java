package io.cellwright.searchspace.network;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.EdgeOperation;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;

/// The skeleton of NAS-Bench-201: a 3x3 stem, three stages of the same cell, a residual block of
/// stride 2 that doubles the channels between stages, then batch normalization, ReLU, global
/// average pooling and a classifier. Source: Dong and Yang, "NAS-Bench-201", 2020, figure 1; what
/// the figure leaves open as in the published code.
///
/// An edge `none` multiplies what it reads by zero, so that an operation whose result only such
/// edges read keeps its weights, as in the benchmark.
///
/// @param cellsPerStage the paper's N, 5 in the benchmark
/// @param filters the channels of the first stage, 16 in the benchmark
/// @param input the shape of one image
/// @param classes the number of logits
public record EdgesSkeleton(int cellsPerStage, int filters, Shape input, int classes) {

    private static final int STAGES = 3;

    public EdgesSkeleton {
        Bounds.require("cellsPerStage", cellsPerStage, 1, 20);
        Bounds.require("filters", filters, 2, 1024);
        Bounds.require("classes", classes, 2, 100_000);
        Bounds.require("input.height", input.height(), 8, 1024);
        Bounds.require("input.width", input.width(), 8, 1024);
    }

    /// The whole network for this cell.
    public Graph stack(Architecture.Edges cell) {
        GraphBuilder graph = GraphBuilder.withInput(input);
        Value value = Layers.convolve(graph.in("stem"), graph.input(), filters, 3, 1);
        int position = 0;
        for (int stage = 0; stage < STAGES; stage++) {
            if (stage > 0) {
                value = reduced(graph.in("reduction" + stage), value, filters << stage);
            }
            for (int repeat = 0; repeat < cellsPerStage; repeat++) {
                value = cell(graph.in("cell" + position++), cell, value);
            }
        }
        GraphBuilder head = graph.in("head");
        Value active = Layers.relu(head, Layers.normalize(head, value));
        return graph.build(Layers.classify(graph, active, classes));
    }

    private static Value cell(GraphBuilder graph, Architecture.Edges cell, Value input) {
        List<Value> nodes = new ArrayList<>();
        nodes.add(input);
        int edge = 0;
        for (int node = 1; node < Architecture.Edges.NODES; node++) {
            GraphBuilder inNode = graph.in("node" + node);
            List<Value> terms = new ArrayList<>();
            for (int source = 0; source < node; source++) {
                EdgeOperation operation = cell.operations().get(edge++);
                terms.add(applied(inNode.in("edge" + source), operation, nodes.get(source)));
            }
            nodes.add(
                    terms.size() == 1
                            ? terms.getFirst()
                            : inNode.add("add", new Operation.Add(), terms));
        }
        return nodes.getLast();
    }

    private static Value applied(GraphBuilder graph, EdgeOperation operation, Value state) {
        int channels = state.shape().channels();
        return switch (operation) {
            case NONE -> graph.add("none", new Operation.Scale(0), state);
            case SKIP_CONNECT -> state;
            case CONVOLUTION_1X1 -> Layers.reluConvolve(graph, state, channels, 1, 1);
            case CONVOLUTION_3X3 -> Layers.reluConvolve(graph, state, channels, 3, 1);
            case AVERAGE_POOLING_3X3 -> Layers.averagePool(graph, state, Window.same(3, 1));
        };
    }

    /// Two 3x3 convolutions, and beside them an average pooling with a 1x1 convolution that is not
    /// normalized.
    private static Value reduced(GraphBuilder graph, Value input, int channels) {
        Value first = Layers.reluConvolve(graph.in("first"), input, channels, 3, 2);
        Value residual = Layers.reluConvolve(graph.in("second"), first, channels, 3, 1);
        GraphBuilder inShortcut = graph.in("shortcut");
        Value pooled = Layers.averagePool(inShortcut, input, pooling(input.shape()));
        Value shortcut =
                inShortcut.add(
                        "convolution",
                        new Operation.Convolution(channels, Window.same(1, 1), 1, false),
                        pooled);
        return Layers.add(graph, residual, shortcut);
    }

    /// 2x2 with stride 2, which halves an even size. The benchmark's images have no other; an odd
    /// size is halved and rounded up as the convolution beside it does.
    private static Window pooling(Shape input) {
        boolean isEven = input.height() % 2 == 0 && input.width() % 2 == 0;
        return isEven ? Window.valid(2, 2) : Window.same(3, 2);
    }
}
