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

    /// The groups of the first version's layers.
    ///
    /// @param reduction of the first convolution
    /// @param shuffle of the shuffle behind it
    /// @param expansion of the last convolution
    public record Groups(int reduction, int shuffle, int expansion) {

        /// The same groups everywhere, as in the paper.
        public static Groups of(int groups) {
            return new Groups(groups, groups, groups);
        }

        /// The same, with an undivided first convolution: the paper's for the first unit of all,
        /// whose input has too few channels to be worth grouping.
        public Groups withUndividedReduction() {
            return new Groups(1, shuffle, expansion);
        }
    }

    /// The first version: its branch, added to the input or, with stride 2, concatenated behind the
    /// input's averages. Source: Zhang, Zhou, Lin and Sun, "ShuffleNet: An Extremely Efficient
    /// Convolutional Neural Network for Mobile Devices", 2018, figure 2.
    ///
    /// @param channels the channels of the result: the input's with stride 1, more with stride 2
    public static Value first(
            GraphBuilder graph, Value input, int channels, int stride, Groups groups) {
        int width = channels / 4;
        if (stride == 1) {
            Value branch = branch(graph, input, width, channels, stride, groups);
            return Layers.relu(graph, Layers.add(graph, input, branch));
        }
        int added = channels - input.shape().channels();
        Value branch = branch(graph, input, width, added, stride, groups);
        Value averages = Layers.averagePool(graph.in("shortcut"), input, Window.same(3, stride));
        return Layers.relu(graph, Layers.concatenate(graph, List.of(averages, branch)));
    }

    /// The first version's branch: a grouped 1x1 convolution to `width` channels, a shuffle, a 3x3
    /// depthwise convolution with the stride, and a grouped 1x1 convolution to `channels`.
    static Value branch(
            GraphBuilder graph, Value input, int width, int channels, int stride, Groups groups) {
        Window point = Window.same(1, 1);
        Value reduced =
                Layers.convolveRelu(graph.in("first"), input, width, point, groups.reduction());
        Value shuffled =
                graph.add("shuffle", new Operation.ShuffleChannels(groups.shuffle()), reduced);
        Value spatial = Layers.depthwise(graph.in("depthwise"), shuffled, Window.same(3, stride));
        return Layers.convolve(graph.in("second"), spatial, channels, point, groups.expansion());
    }

    /// The second version: with stride 1, half the channels as they are and half through a branch;
    /// with stride 2 or other channels, all through two branches. A branch is a 1x1 convolution, a
    /// 3x3 depthwise one and a 1x1 one; the other one lacks the first of them. The halves are
    /// concatenated and shuffled. Source: Ma, Zhang, Zheng and Sun, "ShuffleNet V2: Practical
    /// Guidelines for Efficient CNN Architecture Design", 2018, figure 3.
    ///
    /// @param channels the channels of the result, an even number in the paper: an odd one is not
    ///   shuffled, and a single one comes from the branch
    public static Value second(GraphBuilder graph, Value input, int channels, int stride) {
        int half = Math.max(1, channels / PARTS);
        int rest = channels - half;
        if (rest == 0) {
            return branch(graph.in("branch"), input, half, stride);
        }
        boolean split = stride == 1 && input.shape().channels() == channels;
        Value untouched =
                split
                        ? graph.add("left", new Operation.SelectChannels(0, rest), input)
                        : spatial(graph.in("shortcut"), input, rest, stride);
        Value branched =
                split ? graph.add("right", new Operation.SelectChannels(rest, half), input) : input;
        Value worked = branch(graph.in("branch"), branched, half, stride);
        Value joined = Layers.concatenate(graph, List.of(untouched, worked));
        return channels % PARTS == 0
                ? graph.add("shuffle", new Operation.ShuffleChannels(PARTS), joined)
                : joined;
    }

    private static Value branch(GraphBuilder graph, Value input, int channels, int stride) {
        Value expanded = Layers.convolveRelu(graph.in("expansion"), input, channels, 1, 1);
        return spatial(graph, expanded, channels, stride);
    }

    private static Value spatial(GraphBuilder graph, Value input, int channels, int stride) {
        Value depthwise = Layers.depthwise(graph.in("depthwise"), input, Window.same(3, stride));
        return Layers.convolveRelu(graph.in("pointwise"), depthwise, channels, 1, 1);
    }
}
