package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// Classifiers on maps in the middle of a network, whose losses are added to the last one's in
/// training and which are left out otherwise. All begin with a 5x5 average pooling with stride 3
/// and a 1x1 convolution of 128 channels.
public final class AuxiliaryClassifier {

    private static final int REDUCED = 128;
    private static final int EXPANDED = 768;

    private AuxiliaryClassifier() {}

    /// GoogLeNet's: a fully connected layer of 1024, dropout of 70 % and the classifier. Source:
    /// Szegedy et al., "Going Deeper with Convolutions", 2015, section 5.
    public static Value ofGoogLeNet(
            GraphBuilder graph, Value input, ConvolutionLayer layer, int classes) {
        Value hidden = Layers.connectRelu(graph.in("hidden"), reduced(graph, input, layer), 1024);
        Value kept = graph.add("dropout", new Operation.Dropout(0.7), hidden);
        return graph.add("classifier", new Operation.Linear(classes, true), kept);
    }

    /// Inception-v3's for a map of 17x17: a 5x5 convolution of 768 channels without padding, and
    /// the classifier on the averages. Source: Szegedy et al., "Rethinking the Inception
    /// Architecture for Computer Vision", 2016, figure 8, with batch normalization as in section 4.
    public static Value ofInceptionV3(GraphBuilder graph, Value input, int classes) {
        return ofInceptionV3(graph, input, Window.valid(5, 1), classes);
    }

    /// As [#ofInceptionV3(GraphBuilder, Value, int)] with another window for the convolution of 768
    /// channels, for maps that pooling leaves smaller than 5x5.
    public static Value ofInceptionV3(GraphBuilder graph, Value input, Window window, int classes) {
        ConvolutionLayer layer = ConvolutionLayer.INCEPTION;
        Value reduced = reduced(graph, input, layer);
        return expandAndClassify(graph, reduced, layer, window, classes);
    }

    /// NASNet's, which DARTS has as well: ReLU first, and the window of the convolution of 768
    /// channels is the whole map. Source: Zoph, Vasudevan, Shlens and Le, "Learning Transferable
    /// Architectures for Scalable Image Recognition", 2018, as in its published code.
    public static Value ofNasNet(GraphBuilder graph, Value input, int classes) {
        ConvolutionLayer layer = ConvolutionLayer.NORMALIZED;
        Value reduced = reduced(graph, Layers.relu(graph, input), layer);
        Window whole = new Window(reduced.shape().height(), reduced.shape().width(), 1, 1, 0, 0, 1);
        return expandAndClassify(graph, reduced, layer, whole, classes);
    }

    private static Value reduced(GraphBuilder graph, Value input, ConvolutionLayer layer) {
        Value pooled = Layers.averagePool(graph, input, Window.valid(5, 3));
        return layer.add(graph.in("reduce"), pooled, REDUCED, Window.same(1, 1));
    }

    private static Value expandAndClassify(
            GraphBuilder graph, Value reduced, ConvolutionLayer layer, Window window, int classes) {
        Value expanded = layer.add(graph.in("expand"), reduced, EXPANDED, window);
        return Layers.classify(graph.in("head"), expanded, classes);
    }
}
