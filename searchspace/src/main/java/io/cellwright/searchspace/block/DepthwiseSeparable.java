package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// A convolution in two steps, first in space and then across channels: D*D*M + M*N weights instead
/// of D*D*M*N. Source: Sifre, "Rigid-Motion Scattering for Image Classification", 2014; in this
/// order of layers Howard et al., "MobileNets", 2017.
public final class DepthwiseSeparable {

    private DepthwiseSeparable() {}

    /// A 3x3 depthwise convolution with the stride and a 1x1 convolution to `channels`, each with
    /// batch normalization and ReLU.
    public static Value expand(GraphBuilder graph, Value input, int channels, int stride) {
        GraphBuilder depthwise = graph.in("depthwise");
        Value spatial =
                Layers.relu(depthwise, Layers.depthwise(depthwise, input, Window.same(3, stride)));
        return Layers.convolveRelu(graph.in("pointwise"), spatial, channels, Window.same(1, 1), 1);
    }
}
