package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// Residual units with normalization and ReLU before each convolution, so that nothing but sums
/// lies between one unit's input and the next's. Source: He, Zhang, Ren and Sun, "Identity Mappings
/// in Deep Residual Networks", 2016. Where stride or channels differ, the shortcut is a 1x1
/// convolution of the first ReLU's result, as in the paper's code.
public final class PreActivation {

    private PreActivation() {}

    /// Two 3x3 convolutions, the stride in the first. With more channels than usual it is the unit
    /// of wide residual networks: Zagoruyko and Komodakis, "Wide Residual Networks", 2016.
    public static Value basic(GraphBuilder graph, Value input, int channels, int stride) {
        Value active = activate(graph.in("first"), input);
        Value inner = convolve(graph.in("first"), active, channels, Window.same(3, stride));
        Value branch = activateConvolve(graph.in("second"), inner, channels, 3);
        return join(graph, branch, input, active, stride);
    }

    /// A 1x1 convolution to a quarter of the channels, with the stride, a 3x3 one of those, and a
    /// 1x1 one to all channels.
    public static Value bottleneck(GraphBuilder graph, Value input, int channels, int stride) {
        Value active = activate(graph.in("first"), input);
        Value reduced = convolve(graph.in("first"), active, channels / 4, Window.same(1, stride));
        Value inner = activateConvolve(graph.in("second"), reduced, channels / 4, 3);
        Value branch = activateConvolve(graph.in("third"), inner, channels, 1);
        return join(graph, branch, input, active, stride);
    }

    /// Batch normalization and ReLU, which also close a network of such units.
    public static Value activate(GraphBuilder graph, Value input) {
        return Layers.relu(graph, Layers.normalize(graph, input));
    }

    private static Value join(
            GraphBuilder graph, Value branch, Value input, Value active, int stride) {
        int channels = branch.shape().channels();
        Value shortcut =
                stride == 1 && input.shape().channels() == channels
                        ? input
                        : convolve(graph.in("shortcut"), active, channels, Window.same(1, stride));
        return Layers.add(graph, branch, shortcut);
    }

    private static Value activateConvolve(
            GraphBuilder graph, Value input, int channels, int kernel) {
        return convolve(graph, activate(graph, input), channels, Window.same(kernel, 1));
    }

    private static Value convolve(GraphBuilder graph, Value input, int channels, Window window) {
        return graph.add(
                "convolution", new Operation.Convolution(channels, window, 1, false), input);
    }
}
