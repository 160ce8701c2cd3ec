package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// The short runs of layers that blocks, skeletons and hand-designed models are all made of.
public final class Layers {

    private Layers() {}

    public static Value relu(GraphBuilder graph, Value input) {
        return graph.add(
                "relu", new Operation.Activation(Operation.Activation.Function.RELU), input);
    }

    public static Value normalize(GraphBuilder graph, Value input) {
        return graph.add("normalization", Operation.BatchNormalization.STANDARD, input);
    }

    /// A convolution without a bias, padded to keep the size or, with stride 2, to halve it, and
    /// its batch normalization.
    public static Value convolve(
            GraphBuilder graph, Value input, int channels, int kernel, int stride) {
        Value convolved =
                graph.add(
                        "convolution",
                        new Operation.Convolution(channels, Window.same(kernel, stride), 1, false),
                        input);
        return normalize(graph, convolved);
    }

    /// The order of pre-activation networks and of NASNet: ReLU, convolution, batch normalization.
    public static Value reluConvolve(
            GraphBuilder graph, Value input, int channels, int kernel, int stride) {
        return convolve(graph, relu(graph, input), channels, kernel, stride);
    }

    /// Halves height and width and sets the channels, without losing every second pixel: two
    /// subsamplings, one pixel apart, each convolved 1x1 to half the channels, then concatenated
    /// and normalized. Source: Zoph, Vasudevan, Shlens and Le, "Learning Transferable Architectures
    /// for Scalable Image Recognition", 2018, as in its published code.
    public static Value factorizedReduction(GraphBuilder graph, Value input, int channels) {
        if (channels < 2) {
            throw new IllegalArgumentException(
                    "a factorized reduction has at least 2 channels, not " + channels);
        }
        Value active = relu(graph, input);
        Value even = subsampledHalf(graph.in("even"), active, 0, channels / 2);
        Value odd = subsampledHalf(graph.in("odd"), active, 1, channels - channels / 2);
        return normalize(
                graph, graph.add("concatenation", new Operation.Concatenation(), even, odd));
    }

    private static Value subsampledHalf(GraphBuilder graph, Value input, int offset, int channels) {
        Value sampled = graph.add("subsample", new Operation.Subsample(2, offset), input);
        return graph.add(
                "convolution",
                new Operation.Convolution(channels, Window.same(1, 1), 1, false),
                sampled);
    }

    /// Global average pooling and a fully connected layer: one logit a class.
    public static Value classify(GraphBuilder graph, Value input, int classes) {
        Value pooled = graph.add("pooling", new Operation.GlobalAveragePooling(), input);
        return graph.add("classifier", new Operation.Linear(classes, true), pooled);
    }
}
