package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.function.UnaryOperator;

/// Residual units with normalization and ReLU before each convolution, so that nothing but sums
/// lies between one unit's input and the next's. Source: He, Zhang, Ren and Sun, "Identity Mappings
/// in Deep Residual Networks", 2016. Where stride or channels differ, the shortcut is a 1x1
/// convolution of the first ReLU's result, as in the paper's code.
public final class PreActivation {

    private PreActivation() {}

    /// Two 3x3 convolutions, the stride in the first. With more channels than usual it is the unit
    /// of wide residual networks: Zagoruyko and Komodakis, "Wide Residual Networks", 2016.
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
        GraphBuilder first = graph.in("first");
        Value active = Layers.normalizeRelu(first, input);
        Value inner = Layers.bareConvolve(first, active, channels, Window.same(3, stride));
        Value branch = convolve(graph.in("second"), inner, channels, 3);
        return join(graph, weighting.apply(branch), input, active, stride);
    }

    /// A 1x1 convolution to a quarter of the channels, with the stride, a 3x3 one of those, and a
    /// 1x1 one to all channels.
    public static Value bottleneck(GraphBuilder graph, Value input, int channels, int stride) {
        GraphBuilder first = graph.in("first");
        Value active = Layers.normalizeRelu(first, input);
        Value reduced = Layers.bareConvolve(first, active, channels / 4, Window.same(1, stride));
        Value inner = convolve(graph.in("second"), reduced, channels / 4, 3);
        Value branch = convolve(graph.in("third"), inner, channels, 1);
        return join(graph, branch, input, active, stride);
    }

    /// Normalization, ReLU and a convolution without another normalization.
    static Value convolve(GraphBuilder graph, Value input, int channels, int kernel) {
        return Layers.bareConvolve(
                graph, Layers.normalizeRelu(graph, input), channels, Window.same(kernel, 1));
    }

    private static Value join(
            GraphBuilder graph, Value branch, Value input, Value active, int stride) {
        int channels = branch.shape().channels();
        Value shortcut =
                stride == 1 && input.shape().channels() == channels
                        ? input
                        : Layers.bareConvolve(
                                graph.in("shortcut"), active, channels, Window.same(1, stride));
        return Layers.add(graph, branch, shortcut);
    }
}
