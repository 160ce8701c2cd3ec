package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The units of networks for phones, made of depthwise and grouped convolutions.
public sealed interface EfficientBlock extends Block {

    /// The blocks of this kind that a file may name.
    List<EfficientBlock> VOCABULARY =
            List.of(
                    new DepthwiseSeparable(),
                    new InvertedResidual(3),
                    new InvertedResidual(6),
                    new GroupedShuffle(),
                    new SplitShuffle());

    /// A 3x3 depthwise convolution, then a 1x1 one, each with batch normalization and ReLU. Source:
    /// Howard et al., "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision
    /// Applications", 2017.
    record DepthwiseSeparable() implements EfficientBlock {

        @Override
        public String name() {
            return "depthwise-separable";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            GraphBuilder depthwise = graph.in("depthwise");
            Value filtered =
                    Layers.relu(
                            depthwise, Layers.depthwise(depthwise, input, Window.same(3, stride)));
            return Layers.convolveRelu(
                    graph.in("pointwise"), filtered, channels, Window.same(1, 1), 1);
        }
    }

    /// 1x1 to `expansion` times the channels, a 3x3 depthwise convolution, and 1x1 back without an
    /// activation; the input is added where the shape is kept. Source: Sandler, Howard, Zhu,
    /// Zhmoginov and Chen, "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018.
    record InvertedResidual(int expansion) implements EfficientBlock {

        public InvertedResidual {
            if (expansion < 2) {
                throw new IllegalArgumentException("an expansion is at least 2, not " + expansion);
            }
        }

        @Override
        public String name() {
            return "inverted-residual-" + expansion;
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            int before = input.shape().channels();
            GraphBuilder inExpand = graph.in("expand");
            Value wide =
                    relu6(
                            inExpand,
                            Layers.convolve(
                                    inExpand, input, Math.multiplyExact(before, expansion), 1, 1));
            GraphBuilder depthwise = graph.in("depthwise");
            Value filtered =
                    relu6(depthwise, Layers.depthwise(depthwise, wide, Window.same(3, stride)));
            Value narrow = Layers.convolve(graph.in("project"), filtered, channels, 1, 1);
            return stride == 1 && before == channels ? Layers.add(graph, narrow, input) : narrow;
        }

        private static Value relu6(GraphBuilder graph, Value input) {
            return Layers.activate(graph, input, Operation.Activation.Function.RELU6);
        }
    }

    /// Grouped 1x1 to a quarter of the channels, a channel shuffle, a 3x3 depthwise convolution and
    /// a grouped 1x1 back, added to a shortcut. With stride 2 the shortcut is a 3x3 average
    /// pooling; the paper concatenates it because its strided units have twice the channels, but a
    /// branch of a cell keeps them, so here it is added. Source: Zhang, Zhou, Lin and Sun,
    /// "ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile Devices", 2017.
    record GroupedShuffle() implements EfficientBlock {

        /// The paper's g = 3; fewer where it does not divide the channels.
        private static final int GROUPS = 3;

        @Override
        public String name() {
            return "shuffle-unit-v1";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            int before = input.shape().channels();
            int width = Math.max(1, channels / 4);
            int outer = commonGroups(before, width);
            Value narrow =
                    Layers.convolveRelu(graph.in("reduce"), input, width, Window.same(1, 1), outer);
            Value shuffled = graph.add("shuffle", new Operation.ShuffleChannels(outer), narrow);
            Value filtered =
                    Layers.depthwise(graph.in("depthwise"), shuffled, Window.same(3, stride));
            Value residual =
                    Layers.convolve(
                            graph.in("expand"),
                            filtered,
                            channels,
                            Window.same(1, 1),
                            commonGroups(width, channels));
            Value shortcut = shortcut(graph.in("shortcut"), input, channels, stride);
            return Layers.relu(graph, Layers.add(graph, residual, shortcut));
        }

        private static int commonGroups(int before, int after) {
            int common = GROUPS;
            while (before % common != 0 || after % common != 0) {
                common--;
            }
            return common;
        }

        private static Value shortcut(GraphBuilder graph, Value input, int channels, int stride) {
            Value pooled =
                    stride == 1 ? input : Layers.averagePool(graph, input, Window.same(3, stride));
            return input.shape().channels() == channels
                    ? pooled
                    : Layers.convolve(graph, pooled, channels, 1, 1);
        }
    }

    /// Half of the channels as they are, the other half through 1x1, 3x3 depthwise and 1x1, then a
    /// channel shuffle. Where the shape changes both halves come from all channels, the first by a
    /// depthwise and a 1x1 convolution. An odd number of channels is not shuffled. Source: Ma,
    /// Zhang, Zheng and Sun, "ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture
    /// Design", 2018.
    record SplitShuffle() implements EfficientBlock {

        @Override
        public String name() {
            return "shuffle-unit-v2";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            int half = Math.max(1, channels / 2);
            int rest = channels - half;
            if (rest == 0) {
                return worked(graph.in("worked"), input, half, stride);
            }
            boolean split = stride == 1 && input.shape().channels() == channels;
            Value kept =
                    split
                            ? graph.add("kept", new Operation.SelectChannels(0, rest), input)
                            : reduced(graph.in("kept"), input, rest, stride);
            Value taken =
                    split
                            ? graph.add("taken", new Operation.SelectChannels(rest, half), input)
                            : input;
            Value joined =
                    Layers.concatenate(
                            graph, List.of(kept, worked(graph.in("worked"), taken, half, stride)));
            return channels % 2 == 0
                    ? graph.add("shuffle", new Operation.ShuffleChannels(2), joined)
                    : joined;
        }

        private static Value worked(GraphBuilder graph, Value input, int channels, int stride) {
            Value first =
                    Layers.convolveRelu(graph.in("first"), input, channels, Window.same(1, 1), 1);
            return reduced(graph, first, channels, stride);
        }

        private static Value reduced(GraphBuilder graph, Value input, int channels, int stride) {
            Value filtered = Layers.depthwise(graph.in("depthwise"), input, Window.same(3, stride));
            return Layers.convolveRelu(
                    graph.in("pointwise"), filtered, channels, Window.same(1, 1), 1);
        }
    }
}
