package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// Densely connected layers, each of which reads the results of all before it. Source: Huang, Liu,
/// van der Maaten and Weinberger, "Densely Connected Convolutional Networks", 2017, the variant BC
/// with bottlenecks and compression.
public final class Dense {

    /// Channels of a bottleneck for each new channel.
    private static final int BOTTLENECK = 4;

    private Dense() {}

    /// The input's channels and `growth` new ones, which a 1x1 convolution to four times as many
    /// channels and a 3x3 convolution derive from them, each behind normalization and ReLU.
    public static Value layer(GraphBuilder graph, Value input, int growth) {
        Value reduced = PreActivation.convolve(graph.in("first"), input, BOTTLENECK * growth, 1);
        Value grown = PreActivation.convolve(graph.in("second"), reduced, growth, 3);
        return Layers.concatenate(graph, List.of(input, grown));
    }

    /// What lies between dense blocks: a compression to half the channels, rounded down, and
    /// average pooling that halves height and width, rounded down.
    public static Value transition(GraphBuilder graph, Value input) {
        Value compressed = compression(graph, input, input.shape().channels() / 2);
        return Layers.averagePool(graph, compressed, Window.valid(2, 2));
    }

    /// Normalization, ReLU and a 1x1 convolution.
    static Value compression(GraphBuilder graph, Value input, int channels) {
        return PreActivation.convolve(graph, input, channels, 1);
    }
}
