package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;

/// The last layers of the networks before residual ones.
final class ClassifierLayers {

    private static final int HIDDEN = 4096;
    private static final Operation HALF_DROPPED = new Operation.Dropout(0.5);

    private ClassifierLayers() {}

    /// Two fully connected layers of 4096 with ReLU, each followed by dropout of one half, and the
    /// classifier.
    static Value fullyConnected(GraphBuilder graph, Value input, int classes) {
        Value value = input;
        for (String layer : new String[] {"hidden1", "hidden2"}) {
            GraphBuilder hidden = graph.in(layer);
            value = hidden.add("dropout", HALF_DROPPED, Layers.connectRelu(hidden, value, HIDDEN));
        }
        return classifier(graph, value, classes);
    }

    /// As [#fullyConnected(GraphBuilder, Value, int)] with each dropout before its layer.
    static Value fullyConnectedBehindDropout(GraphBuilder graph, Value input, int classes) {
        Value value = input;
        for (String layer : new String[] {"hidden1", "hidden2"}) {
            GraphBuilder hidden = graph.in(layer);
            Value kept = hidden.add("dropout", HALF_DROPPED, value);
            value = Layers.connectRelu(hidden, kept, HIDDEN);
        }
        return classifier(graph, value, classes);
    }

    static Value classifier(GraphBuilder graph, Value input, int classes) {
        return graph.add("classifier", new Operation.Linear(classes, true), input);
    }
}
