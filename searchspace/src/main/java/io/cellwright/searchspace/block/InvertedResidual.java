package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// Bottlenecks turned inside out: narrow maps between the units, wide ones only under the depthwise
/// convolution. Source: Sandler, Howard, Zhu, Zhmoginov and Chen, "MobileNetV2: Inverted Residuals
/// and Linear Bottlenecks", 2018.
public final class InvertedResidual {

    private InvertedResidual() {}

    /// A 1x1 convolution to `expansion` times the input's channels (none where that is 1), a 3x3
    /// depthwise one with the stride, each with ReLU6, and a 1x1 one without. The input is added
    /// where its shape is the result's.
    public static Value expand(
            GraphBuilder graph, Value input, int channels, int stride, int expansion) {
        int before = input.shape().channels();
        Value wide =
                expansion == 1
                        ? input
                        : convolveRelu6(
                                graph.in("expansion"),
                                input,
                                Math.multiplyExact(expansion, before),
                                Window.same(1, 1),
                                1);
        int width = wide.shape().channels();
        Value spatial =
                convolveRelu6(graph.in("depthwise"), wide, width, Window.same(3, stride), width);
        Value narrow = Layers.convolve(graph.in("projection"), spatial, channels, 1, 1);
        return narrow.shape().equals(input.shape()) && stride == 1
                ? Layers.add(graph, input, narrow)
                : narrow;
    }

    /// A convolution without a bias, batch normalization and ReLU6.
    public static Value convolveRelu6(
            GraphBuilder graph, Value input, int channels, Window window, int groups) {
        return Layers.activate(
                graph,
                Layers.convolve(graph, input, channels, window, groups),
                Operation.Activation.Function.RELU6);
    }
}
