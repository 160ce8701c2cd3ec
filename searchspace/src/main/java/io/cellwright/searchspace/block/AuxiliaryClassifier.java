package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// Classifiers on maps in the middle of a network, whose losses are added to the last one's in
/// training and which are left out otherwise.
public final class AuxiliaryClassifier {

    private AuxiliaryClassifier() {}

    /// GoogLeNet's: a 5x5 average pooling with stride 3, a 1x1 convolution of 128 channels, a fully
    /// connected layer of 1024, dropout of 70 % and the classifier. Source: Szegedy et al., "Going
    /// Deeper with Convolutions", 2015, section 5.
    public static Value ofGoogLeNet(
            GraphBuilder graph, Value input, ConvolutionLayer layer, int classes) {
        Value pooled = Layers.averagePool(graph, input, Window.valid(5, 3));
        Value reduced = layer.add(graph.in("reduce"), pooled, 128, Window.same(1, 1));
        GraphBuilder hidden = graph.in("hidden");
        Value active =
                Layers.relu(
                        hidden, hidden.add("linear", new Operation.Linear(1024, true), reduced));
        Value kept = graph.add("dropout", new Operation.Dropout(0.7), active);
        return graph.add("classifier", new Operation.Linear(classes, true), kept);
    }

    /// Inception-v3's for a map of 17x17: a 5x5 average pooling with stride 3, a 1x1 convolution of
    /// 128 channels, a 5x5 one of 768 without padding, and the classifier on the averages. Source:
    /// Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016, figure 8,
    /// with batch normalization as in section 4.
    public static Value ofInceptionV3(GraphBuilder graph, Value input, int classes) {
        return ofInceptionV3(graph, input, Window.valid(5, 1), classes);
    }

    /// As [#ofInceptionV3(GraphBuilder, Value, int)] with another window for the convolution of 768
    /// channels, for maps that pooling leaves smaller than 5x5.
    public static Value ofInceptionV3(GraphBuilder graph, Value input, Window window, int classes) {
        Value pooled = Layers.averagePool(graph, input, Window.valid(5, 3));
        ConvolutionLayer layer = ConvolutionLayer.NORMALIZED;
        Value reduced = layer.add(graph.in("reduce"), pooled, 128, Window.same(1, 1));
        Value expanded = layer.add(graph.in("expand"), reduced, 768, window);
        return Layers.classify(graph.in("head"), expanded, classes);
    }
}
