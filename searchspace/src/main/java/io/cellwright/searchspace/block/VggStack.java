package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// A run of 3x3 convolutions that keep the size, each with a bias and ReLU: two see 5x5 pixels,
/// three 7x7, with fewer weights and more nonlinearities than one such window. Source: Simonyan and
/// Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", 2015.
public final class VggStack {

    private VggStack() {}

    /// Adds the layers `layer1`, `layer2` and so on behind `input`.
    ///
    /// @param layers the number of convolutions, at least 1
    /// @param normalized whether batch normalization stands before each ReLU; the biases stay, as
    ///   in torchvision's networks
    public static Value expand(
            GraphBuilder graph, Value input, int channels, int layers, boolean normalized) {
        if (layers < 1) {
            throw new IllegalArgumentException("a VGG stack has at least one layer, not " + layers);
        }
        Value value = input;
        for (int layer = 1; layer <= layers; layer++) {
            value = layer(graph.in("layer" + layer), value, channels, normalized);
        }
        return value;
    }

    private static Value layer(GraphBuilder graph, Value input, int channels, boolean normalized) {
        Value convolved =
                graph.add(
                        "convolution",
                        new Operation.Convolution(channels, Window.same(3, 1), 1, true),
                        input);
        return Layers.relu(graph, normalized ? Layers.normalize(graph, convolved) : convolved);
    }
}
