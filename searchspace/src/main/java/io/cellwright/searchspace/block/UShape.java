package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The two halves of networks that shrink maps and enlarge them again, and the connections across.
/// Source: Ronneberger, Fischer and Brox, "U-Net: Convolutional Networks for Biomedical Image
/// Segmentation", 2015.
public final class UShape {

    private UShape() {}

    /// Two convolutions with biases, each with ReLU.
    public static Value convolveTwice(
            GraphBuilder graph, Value input, int channels, Window window) {
        Value once = Layers.biasedConvolveRelu(graph.in("first"), input, channels, window);
        return Layers.biasedConvolveRelu(graph.in("second"), once, channels, window);
    }

    /// The up-convolution: a transposed 2x2 convolution that doubles height and width and has a
    /// bias, and ReLU.
    public static Value enlarge(GraphBuilder graph, Value input, int channels) {
        Value enlarged =
                graph.add(
                        "convolution",
                        new Operation.TransposedConvolution(channels, 2, 2, true),
                        input);
        return Layers.relu(graph, enlarged);
    }

    /// The channels of the enlarged map and, behind them, of the middle of the map that skips the
    /// lower levels.
    public static Value connect(GraphBuilder graph, Value enlarged, Value skipping) {
        Shape size = enlarged.shape();
        Value cropped =
                size.sameSize(skipping.shape())
                        ? skipping
                        : graph.add(
                                "crop", new Operation.Crop(size.height(), size.width()), skipping);
        return Layers.concatenate(graph, List.of(enlarged, cropped));
    }
}
