package io.cellwright.worker.engine;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Operation.Activation.Function;
import io.cellwright.searchspace.graph.Operation.Pooling.Kind;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// A small network in which every operation occurs, in the places that are hard to get right:
/// results with one reader and with several, sums of three, odd sizes, views of other results.
final class EveryOperation {

    static final Shape IMAGE = new Shape(3, 9, 9);
    static final int CLASSES = 4;

    private static final Operation RELU = new Operation.Activation(Function.RELU);

    private EveryOperation() {}

    static Graph graph() {
        GraphBuilder graph = GraphBuilder.withInput(IMAGE);
        Value stem = convolution(graph, "stem", graph.input(), 8, Window.same(3, 1), 1, false);
        Value normal = graph.add("stem.normalization", Operation.BatchNormalization.STANDARD, stem);
        Value active = graph.add("stem.relu", RELU, normal);
        Value sum =
                graph.add(
                        "sum",
                        new Operation.Add(),
                        graph.add(
                                "largest",
                                new Operation.Pooling(Kind.MAXIMUM, Window.same(3, 1)),
                                active),
                        graph.add(
                                "average",
                                new Operation.Pooling(Kind.AVERAGE, Window.same(3, 1)),
                                active),
                        convolution(
                                graph, "dilated", active, 8, Window.dilated(3, 1, 2), 8, false));
        Value shared = graph.add("shared.relu", RELU, sum);
        // The same function of the same result, in another branch.
        Value again = graph.add("again.relu", RELU, sum);
        Value halves =
                graph.add(
                        "halves",
                        new Operation.Concatenation(),
                        graph.add("even", new Operation.Subsample(2, 0), shared),
                        graph.add("odd", new Operation.Subsample(2, 1), again));
        Value alone = graph.add("alone", new Operation.Concatenation(), halves);
        Value second =
                graph.add(
                        "second.normalization",
                        new Operation.BatchNormalization(1e-3, 0.3),
                        convolution(graph, "second", alone, 13, Window.same(1, 1), 1, false));
        Value padded =
                graph.add(
                        "padded",
                        new Operation.PadChannels(2, 3),
                        graph.add("shortcut", new Operation.Subsample(2, 0), shared));
        Value joined =
                graph.add(
                        "joined.relu",
                        RELU,
                        graph.add("joined", new Operation.Add(), padded, second));
        Value strided = convolution(graph, "1x3", joined, 12, Window.same(1, 3, 2), 1, true);
        Value pooled = graph.add("pooled", new Operation.GlobalAveragePooling(), strided);
        Value hidden =
                graph.add(
                        "hidden.relu",
                        RELU,
                        graph.add("hidden", new Operation.Linear(10, false), pooled));
        return graph.build(graph.add("classifier", new Operation.Linear(CLASSES, true), hidden));
    }

    private static Value convolution(
            GraphBuilder graph,
            String name,
            Value input,
            int channels,
            Window window,
            int groups,
            boolean bias) {
        return graph.add(name, new Operation.Convolution(channels, window, groups, bias), input);
    }
}
