package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// Units of cheap layers between which channels are dealt out anew.
public final class ShuffleUnit {

    /// The parts into which the second version splits its channels.
    private static final int PARTS = 2;

    private ShuffleUnit() {}

    /// A grouped 1x1 convolution to a quarter of the channels, a shuffle, a 3x3 depthwise
    /// convolution with the stride, and a grouped 1x1 convolution, whose result is added to the
    /// input or, with stride 2, concatenated behind the input's averages. Source: Zhang, Zhou, Lin
    /// and Sun, "ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile
    /// Devices", 2018, figure 2.
    ///
    /// @param channels the channels of the result: the input's with stride 1, more with stride 2
    /// @param firstGroups the groups of the first convolution, `groups` or 1
    public static Value first(
            GraphBuilder graph,
            Value input,
            int channels,
            int stride,
            int groups,
            int firstGroups) {
        Value reduced =
                Layers.convolveRelu(
                        graph.in("first"), input, channels / 4, Window.same(1, 1), firstGroups);
        Value shuffled = graph.add("shuffle", new Operation.ShuffleChannels(groups), reduced);
        Value spatial = Layers.depthwise(graph.in("depthwise"), shuffled, Window.same(3, stride));
        int added = stride == 1 ? channels : channels - input.shape().channels();
        Value branch =
                Layers.convolve(graph.in("second"), spatial, added, Window.same(1, 1), groups);
        Value joined =
                stride == 1
                        ? Layers.add(graph, input, branch)
                        : Layers.concatenate(
                                graph,
                                List.of(
                                        Layers.averagePool(
                                                graph.in("shortcut"), input, Window.same(3, 2)),
                                        branch));
        return Layers.relu(graph, joined);
    }

    /// With stride 1, half the channels as they are and half through a branch; with stride 2 or
    /// other channels, all through two branches. A branch is a 1x1 convolution, a 3x3 depthwise one
    /// and a 1x1 one; the other one lacks the first of them. The halves are concatenated and
    /// shuffled. Source: Ma, Zhang, Zheng and Sun, "ShuffleNet V2: Practical Guidelines for
    /// Efficient CNN Architecture Design", 2018, figure 3.
    ///
    /// @param channels the channels of the result, an even number
    public static Value second(GraphBuilder graph, Value input, int channels, int stride) {
        int half = channels / PARTS;
        boolean split = stride == 1 && input.shape().channels() == channels;
        Value untouched =
                split
                        ? graph.add("left", new Operation.SelectChannels(0, half), input)
                        : spatial(graph.in("shortcut"), input, half, stride);
        Value branched =
                split ? graph.add("right", new Operation.SelectChannels(half, half), input) : input;
        GraphBuilder branch = graph.in("branch");
        Value expanded =
                Layers.convolveRelu(branch.in("expansion"), branched, half, Window.same(1, 1), 1);
        Value convolved = spatial(branch, expanded, half, stride);
        Value joined = Layers.concatenate(graph, List.of(untouched, convolved));
        return graph.add("shuffle", new Operation.ShuffleChannels(PARTS), joined);
    }

    private static Value spatial(GraphBuilder graph, Value input, int channels, int stride) {
        Value depthwise = Layers.depthwise(graph.in("depthwise"), input, Window.same(3, stride));
        return Layers.convolveRelu(
                graph.in("pointwise"), depthwise, channels, Window.same(1, 1), 1);
    }
}
