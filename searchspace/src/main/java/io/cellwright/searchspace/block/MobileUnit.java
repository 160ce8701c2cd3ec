package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.function.UnaryOperator;

/// The units of MobileNet, made of depthwise convolutions.
public final class MobileUnit {

    private MobileUnit() {}

    /// A convolution in two steps, first in space and then across channels, each with batch
    /// normalization and ReLU: D*D*M + M*N weights instead of D*D*M*N. NASNet's separable
    /// convolution is another form: ReLU comes first, and nothing lies between the steps. Source:
    /// Sifre, "Rigid-Motion Scattering for Image Classification", 2014; in this order of layers
    /// Howard et al., "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision
    /// Applications", 2017.
    public static Value depthwiseSeparable(
            GraphBuilder graph, Value input, int channels, int stride) {
        GraphBuilder depthwise = graph.in("depthwise");
        Value spatial =
                Layers.relu(depthwise, Layers.depthwise(depthwise, input, Window.same(3, stride)));
        return Layers.convolveRelu(graph.in("pointwise"), spatial, channels, 1, 1);
    }

    /// A bottleneck turned inside out, narrow between the units and wide under the depthwise
    /// convolution: a 1x1 convolution to `expansion` times the input's channels (none where that is
    /// 1), a 3x3 depthwise one with the stride, each with ReLU6, and a 1x1 one without. The input
    /// is added where its shape is the result's. Source: Sandler, Howard, Zhu, Zhmoginov and Chen,
    /// "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018.
    public static Value invertedResidual(
            GraphBuilder graph, Value input, int channels, int stride, int expansion) {
        return invertedResidual(
                graph, input, channels, stride, expansion, UnaryOperator.identity());
    }

    /// An inverted residual.
    ///
    /// @param weighting what is done with the last convolution's result before the sum
    static Value invertedResidual(
            GraphBuilder graph,
            Value input,
            int channels,
            int stride,
            int expansion,
            UnaryOperator<Value> weighting) {
        int width = Math.multiplyExact(expansion, input.shape().channels());
        Value wide =
                expansion == 1
                        ? input
                        : convolveRelu6(graph.in("expansion"), input, width, Window.same(1, 1), 1);
        Value spatial =
                convolveRelu6(graph.in("depthwise"), wide, width, Window.same(3, stride), width);
        Value narrow =
                weighting.apply(Layers.convolve(graph.in("projection"), spatial, channels, 1, 1));
        return stride == 1 && narrow.shape().equals(input.shape())
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
