package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The short runs of layers that blocks, skeletons and hand-designed models are all made of.
///
/// A name says the order: `convolveRelu` is a convolution, batch normalization and ReLU,
/// `reluConvolve` is ReLU, a convolution and batch normalization. Convolutions have no bias where a
/// normalization follows. A kernel and a stride stand for a window that is padded to keep the size
/// or, with stride 2, to halve it.
public final class Layers {

    /// The reduction ratio r of squeeze-and-excitation, as in its paper.
    private static final int SQUEEZE_RATIO = 16;

    private Layers() {}

    public static Value relu(GraphBuilder graph, Value input) {
        return activate(graph, input, Operation.Activation.Function.RELU);
    }

    /// The node's name is the function's.
    public static Value activate(
            GraphBuilder graph, Value input, Operation.Activation.Function function) {
        String name =
                switch (function) {
                    case RELU -> "relu";
                    case RELU6 -> "relu6";
                    case SIGMOID -> "sigmoid";
                    case TANH -> "tanh";
                    case HARD_SWISH -> "hard-swish";
                };
        return graph.add(name, new Operation.Activation(function), input);
    }

    public static Value normalize(GraphBuilder graph, Value input) {
        return graph.add("normalization", Operation.BatchNormalization.STANDARD, input);
    }

    /// What comes before a convolution in pre-activation networks, and behind the last one.
    public static Value normalizeRelu(GraphBuilder graph, Value input) {
        return relu(graph, normalize(graph, input));
    }

    /// A convolution without a bias, a normalization and an activation.
    public static Value bareConvolve(GraphBuilder graph, Value input, int channels, Window window) {
        return graph.add(
                "convolution", new Operation.Convolution(channels, window, 1, false), input);
    }

    public static Value convolve(
            GraphBuilder graph, Value input, int channels, int kernel, int stride) {
        return convolve(graph, input, channels, Window.same(kernel, stride), 1);
    }

    public static Value convolve(
            GraphBuilder graph, Value input, int channels, Window window, int groups) {
        Value convolved =
                graph.add(
                        "convolution",
                        new Operation.Convolution(channels, window, groups, false),
                        input);
        return normalize(graph, convolved);
    }

    public static Value convolveRelu(
            GraphBuilder graph, Value input, int channels, int kernel, int stride) {
        return convolveRelu(graph, input, channels, Window.same(kernel, stride), 1);
    }

    public static Value convolveRelu(
            GraphBuilder graph, Value input, int channels, Window window, int groups) {
        return relu(graph, convolve(graph, input, channels, window, groups));
    }

    /// The order of NASNet.
    public static Value reluConvolve(
            GraphBuilder graph, Value input, int channels, int kernel, int stride) {
        return convolve(graph, relu(graph, input), channels, kernel, stride);
    }

    /// A convolution with a bias and ReLU, as before batch normalization was known.
    public static Value biasedConvolveRelu(
            GraphBuilder graph, Value input, int channels, Window window) {
        return biasedConvolveRelu(graph, input, channels, window, 1);
    }

    public static Value biasedConvolveRelu(
            GraphBuilder graph, Value input, int channels, Window window, int groups) {
        Value convolved =
                graph.add(
                        "convolution",
                        new Operation.Convolution(channels, window, groups, true),
                        input);
        return relu(graph, convolved);
    }

    /// A convolution of each channel by itself, and its batch normalization.
    public static Value depthwise(GraphBuilder graph, Value input, Window window) {
        int channels = input.shape().channels();
        return convolve(graph, input, channels, window, channels);
    }

    /// ReLU, a convolution of each channel by itself, a 1x1 convolution and batch normalization:
    /// the separable convolution of NASNet and DARTS, with nothing between its two steps.
    static Value reluSeparable(GraphBuilder graph, Value input, int channels, Window window) {
        int before = input.shape().channels();
        Value depthwise =
                graph.add(
                        "depthwise",
                        new Operation.Convolution(before, window, before, false),
                        relu(graph, input));
        return convolve(graph.in("pointwise"), depthwise, channels, 1, 1);
    }

    /// A fully connected layer with a bias, and ReLU.
    public static Value connectRelu(GraphBuilder graph, Value input, int outputs) {
        return relu(graph, graph.add("linear", new Operation.Linear(outputs, true), input));
    }

    public static Value maximumPool(GraphBuilder graph, Value input, Window window) {
        return graph.add(
                "pooling", new Operation.Pooling(Operation.Pooling.Kind.MAXIMUM, window), input);
    }

    public static Value averagePool(GraphBuilder graph, Value input, Window window) {
        return graph.add(
                "pooling", new Operation.Pooling(Operation.Pooling.Kind.AVERAGE, window), input);
    }

    /// Pooling whose last window may lie partly off the map, as in cuda-convnet and Caffe.
    public static Value poolRoundedUp(
            GraphBuilder graph, Value input, Operation.Pooling.Kind kind, Window window) {
        return graph.add(
                "pooling",
                new Operation.Pooling(kind, window, Operation.Pooling.Rounding.UP),
                input);
    }

    /// The sum of several values.
    public static Value add(GraphBuilder graph, Value... values) {
        return graph.add("add", new Operation.Add(), values);
    }

    public static Value concatenate(GraphBuilder graph, List<Value> values) {
        return graph.add("concatenation", new Operation.Concatenation(), values);
    }

    /// Every channel times a factor that two small fully connected layers derive from all channels'
    /// averages, the first of them with a sixteenth of the channels. Source: Hu, Shen and Sun,
    /// "Squeeze-and-Excitation Networks", 2018.
    public static Value squeezeAndExcite(GraphBuilder graph, Value input) {
        return squeezeAndExcite(
                graph, input, Math.max(1, input.shape().channels() / SQUEEZE_RATIO));
    }

    /// As [#squeezeAndExcite(GraphBuilder, Value)] with `squeezed` outputs of the first layer.
    public static Value squeezeAndExcite(GraphBuilder graph, Value input, int squeezed) {
        GraphBuilder inner = graph.in("squeeze");
        Value averages = inner.add("pooling", new Operation.GlobalAveragePooling(), input);
        Value small =
                relu(inner, inner.add("reduce", new Operation.Linear(squeezed, true), averages));
        Value factors =
                activate(
                        inner,
                        inner.add(
                                "expand",
                                new Operation.Linear(input.shape().channels(), true),
                                small),
                        Operation.Activation.Function.SIGMOID);
        return graph.add("scale-channels", new Operation.ScaleChannels(), input, factors);
    }

    /// Halves height and width and sets the channels, without losing every second pixel: ReLU, two
    /// subsamplings, one pixel apart, each convolved 1x1 to half the channels, then concatenated
    /// and normalized. Source: Zoph, Vasudevan, Shlens and Le, "Learning Transferable Architectures
    /// for Scalable Image Recognition", 2018, as in its published code.
    public static Value factorizedReduction(GraphBuilder graph, Value input, int channels) {
        return linearFactorizedReduction(graph, relu(graph, input), channels);
    }

    /// A factorized reduction without ReLU before it.
    public static Value linearFactorizedReduction(GraphBuilder graph, Value input, int channels) {
        if (channels < 2) {
            throw new IllegalArgumentException(
                    "a factorized reduction has at least 2 channels, not " + channels);
        }
        Value even = subsampledHalf(graph.in("even"), input, 0, channels / 2);
        Value odd = subsampledHalf(graph.in("odd"), input, 1, channels - channels / 2);
        return normalize(graph, concatenate(graph, List.of(even, odd)));
    }

    private static Value subsampledHalf(GraphBuilder graph, Value input, int offset, int channels) {
        Value sampled = graph.add("subsample", new Operation.Subsample(2, offset), input);
        return bareConvolve(graph, sampled, channels, Window.same(1, 1));
    }

    /// Refuses a kernel that a block cannot pad alike on both sides.
    static void requireOdd(int kernel) {
        if (kernel < 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException(
                    "a block's kernel is 1, 3, 5 and so on, not " + kernel);
        }
    }

    /// Global average pooling and a fully connected layer: one logit a class.
    public static Value classify(GraphBuilder graph, Value input, int classes) {
        Value pooled = graph.add("pooling", new Operation.GlobalAveragePooling(), input);
        return graph.add("classifier", new Operation.Linear(classes, true), pooled);
    }

    /// As [#classify(GraphBuilder, Value, int)], with dropout before the fully connected layer.
    public static Value classify(GraphBuilder graph, Value input, double dropRate, int classes) {
        Value pooled = graph.add("pooling", new Operation.GlobalAveragePooling(), input);
        Value dropped = graph.add("dropout", new Operation.Dropout(dropRate), pooled);
        return graph.add("classifier", new Operation.Linear(classes, true), dropped);
    }
}
