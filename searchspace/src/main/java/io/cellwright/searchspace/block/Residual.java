package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import java.util.function.UnaryOperator;

/// Residual units: a branch of layers, a shortcut past it, and ReLU of their sum. Source: He,
/// Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2015.
public final class Residual {

    private Residual() {}

    /// The basic unit: two 3x3 convolutions, the stride in the first, and a projecting shortcut.
    public static Value basic(GraphBuilder graph, Value input, int channels, int stride) {
        return basic(graph, input, channels, stride, UnaryOperator.identity());
    }

    /// The basic unit.
    ///
    /// @param weighting what is done with the branch before the sum
    static Value basic(
            GraphBuilder graph,
            Value input,
            int channels,
            int stride,
            UnaryOperator<Value> weighting) {
        Value branch = weighting.apply(basicBranch(graph, input, channels, stride));
        return join(graph, branch, projection(graph.in("shortcut"), input, channels, stride));
    }

    /// The unit of deeper networks: a bottleneck and a projecting shortcut.
    public static Value bottleneck(
            GraphBuilder graph, Value input, Bottleneck bottleneck, int stride) {
        return bottleneck(graph, input, bottleneck, stride, UnaryOperator.identity());
    }

    /// The unit of deeper networks.
    ///
    /// @param weighting what is done with the branch before the sum
    static Value bottleneck(
            GraphBuilder graph,
            Value input,
            Bottleneck bottleneck,
            int stride,
            UnaryOperator<Value> weighting) {
        Value branch = weighting.apply(bottleneck.branch(graph, input, stride));
        Value shortcut = projection(graph.in("shortcut"), input, bottleneck.channels(), stride);
        return join(graph, branch, shortcut);
    }

    /// Two normalized 3x3 convolutions with ReLU between them and none behind.
    public static Value basicBranch(GraphBuilder graph, Value input, int channels, int stride) {
        Value inner = Layers.convolveRelu(graph.in("first"), input, channels, 3, stride);
        return Layers.convolve(graph.in("second"), inner, channels, 3, 1);
    }

    /// The shortcut of option B: the input itself, or a normalized 1x1 convolution where stride or
    /// channels differ.
    public static Value projection(GraphBuilder graph, Value input, int channels, int stride) {
        return projection(graph, input, channels, 1, stride);
    }

    /// As [#projection(GraphBuilder, Value, int, int)] with a convolution of `kernel` x `kernel`.
    public static Value projection(
            GraphBuilder graph, Value input, int channels, int kernel, int stride) {
        return stride == 1 && input.shape().channels() == channels
                ? input
                : Layers.convolve(graph, input, channels, kernel, stride);
    }

    /// The shortcut of option A, which has no weights: every `stride`-th pixel, and zeros for the
    /// channels that are new, half of them on either side.
    public static Value padding(GraphBuilder graph, Value input, int channels, int stride) {
        int missing = channels - input.shape().channels();
        if (stride == 1 && missing == 0) {
            return input;
        }
        Value sampled = graph.add("subsample", new Operation.Subsample(stride, 0), input);
        return graph.add(
                "pad", new Operation.PadChannels(missing / 2, missing - missing / 2), sampled);
    }

    /// ReLU of the sum of branch and shortcut.
    public static Value join(GraphBuilder graph, Value branch, Value shortcut) {
        return Layers.relu(graph, Layers.add(graph, branch, shortcut));
    }
}
