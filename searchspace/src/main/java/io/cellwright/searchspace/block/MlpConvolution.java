package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// A convolution followed by 1x1 convolutions, which are a small fully connected network at each
/// pixel; each has a bias and ReLU. Source: Lin, Chen and Yan, "Network in Network", 2014.
public final class MlpConvolution {

    private MlpConvolution() {}

    /// Adds the layers `layer1`, `layer2` and so on behind `input`.
    ///
    /// @param window of the first convolution
    /// @param channels of all convolutions, in their order
    public static Value expand(GraphBuilder graph, Value input, Window window, int... channels) {
        if (channels.length == 0) {
            throw new IllegalArgumentException("an MLPConv has at least one layer, not 0");
        }
        Value value = input;
        for (int layer = 0; layer < channels.length; layer++) {
            value =
                    Layers.biasedConvolveRelu(
                            graph.in("layer" + (layer + 1)),
                            value,
                            channels[layer],
                            layer == 0 ? window : Window.same(1, 1));
        }
        return value;
    }
}
