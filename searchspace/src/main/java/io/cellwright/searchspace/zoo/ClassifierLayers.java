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
            value = hidden.add("dropout", HALF_DROPPED, hidden(hidden, value, HIDDEN));
        }
        return classifier(graph, value, classes);
    }

    /// As [#fullyConnected(GraphBuilder, Value, int)] with each dropout before its layer.
    static Value fullyConnectedBehindDropout(GraphBuilder graph, Value input, int classes) {
        Value value = input;
        for (String layer : new String[] {"hidden1", "hidden2"}) {
            GraphBuilder hidden = graph.in(layer);
            value = hidden(hidden, hidden.add("dropout", HALF_DROPPED, value), HIDDEN);
        }
        return classifier(graph, value, classes);
    }

    /// Global average pooling, dropout and the classifier.
    static Value pooled(GraphBuilder graph, Value input, double dropout, int classes) {
        Value averages = graph.add("pooling", new Operation.GlobalAveragePooling(), input);
        return classifier(
                graph, graph.add("dropout", new Operation.Dropout(dropout), averages), classes);
    }

    /// A fully connected layer and ReLU.
    static Value hidden(GraphBuilder graph, Value input, int outputs) {
        return Layers.relu(graph, graph.add("linear", new Operation.Linear(outputs, true), input));
    }

    static Value classifier(GraphBuilder graph, Value input, int classes) {
        return graph.add("classifier", new Operation.Linear(classes, true), input);
    }
}
