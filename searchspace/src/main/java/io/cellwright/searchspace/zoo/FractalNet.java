package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Fractal;
import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;

/// The fractal network for CIFAR-10: five fractal blocks of three columns, 20 layers deep, each
/// column pooled before the join that ends its block. Source: Larsson, Maire and Shakhnarovich,
/// "FractalNet: Ultra-Deep Neural Networks without Residuals", 2017, section 4, and the authors'
/// published generator of the network. Of its two kinds of drop-path it has the local one.
///
/// The published 38.6M parameters do not follow from these layers, which have 33.7M, although the
/// same rule gives all six counts of the paper's table 3, where the channels are a quarter.
final class FractalNet {

    private static final String PAPER =
            "Larsson, Maire and Shakhnarovich,"
                    + " \"FractalNet: Ultra-Deep Neural Networks without Residuals\", 2017";

    private static final int COLUMNS = 3;
    private static final List<Integer> CHANNELS = List.of(64, 128, 256, 512, 512);
    private static final List<Double> DROP_RATES = List.of(0.0, 0.1, 0.2, 0.3, 0.4);
    private static final double DROP_PATH_RATE = 0.15;

    static final List<Model> MODELS =
            List.of(
                    new Model(
                            "fractalnet",
                            "FractalNet, 20 layers",
                            PAPER + ", section 4, with local drop-path and dropout",
                            Model.CIFAR,
                            10,
                            List.of(
                                    Figure.parameters("38.6M", PAPER + ", table 1"),
                                    Figure.top1Error("4.60", PAPER + ", table 1")),
                            (image, classes) -> graph(COLUMNS, CHANNELS, image, classes)));

    private FractalNet() {}

    static Graph graph(int columns, List<Integer> channels, Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value value = graph.input();
        for (int block = 0; block < channels.size(); block++) {
            value =
                    block(
                            graph.in("block" + block),
                            value,
                            columns,
                            channels.get(block),
                            DROP_RATES.get(block));
        }
        return graph.build(Layers.classify(graph, value, classes));
    }

    private static Value block(
            GraphBuilder graph, Value input, int columns, int channels, double dropRate) {
        List<Value> ends =
                Fractal.columns(
                        graph,
                        input,
                        columns,
                        DROP_PATH_RATE,
                        (layer, before) -> layer(layer, before, channels, dropRate));
        List<Value> pooled = new ArrayList<>();
        for (Value end : ends) {
            pooled.add(pool(graph.in("end" + pooled.size()), end));
        }
        return Fractal.join(graph, pooled, DROP_PATH_RATE);
    }

    private static Value layer(GraphBuilder graph, Value input, int channels, double dropRate) {
        Value convolved = Layers.bareConvolve(graph, input, channels, Window.same(3, 1));
        Value dropped =
                dropRate == 0
                        ? convolved
                        : graph.add("dropout", new Operation.Dropout(dropRate), convolved);
        return Layers.normalizeRelu(graph, dropped);
    }

    /// Rounded up, as the authors' framework does.
    private static Value pool(GraphBuilder graph, Value input) {
        return Layers.poolRoundedUp(
                graph, input, Operation.Pooling.Kind.MAXIMUM, Window.valid(2, 2));
    }
}
