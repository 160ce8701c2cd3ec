package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;
import java.util.function.UnaryOperator;

/// A unit of a network for phones as a branch of a cell.
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
            return MobileUnit.depthwiseSeparable(graph, input, channels, stride);
        }
    }

    /// 1x1 to `expansion` times the channels, a 3x3 depthwise convolution, and 1x1 back without an
    /// activation; the input is added where the shape is kept. Source: Sandler, Howard, Zhu,
    /// Zhmoginov and Chen, "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018.
    record InvertedResidual(int expansion) implements EfficientBlock, ShortcutBlock {

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
        public Value expand(
                GraphBuilder graph,
                Value input,
                int channels,
                int stride,
                UnaryOperator<Value> weighting) {
            return MobileUnit.invertedResidual(
                    graph, input, channels, stride, expansion, weighting);
        }
    }

    /// Grouped 1x1 to a quarter of the channels, a channel shuffle, a 3x3 depthwise convolution and
    /// a grouped 1x1 back, added to a shortcut. With stride 2 the shortcut is a 3x3 average
    /// pooling; the paper concatenates it because its strided units have twice the channels, but a
    /// branch of a cell keeps them, so here it is added. Source: Zhang, Zhou, Lin and Sun,
    /// "ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile Devices", 2018.
    record GroupedShuffle() implements EfficientBlock, ShortcutBlock {

        /// The paper's g = 3; fewer where it does not divide the channels.
        private static final int GROUPS = 3;

        @Override
        public String name() {
            return "shuffle-unit-v1";
        }

        @Override
        public Value expand(
                GraphBuilder graph,
                Value input,
                int channels,
                int stride,
                UnaryOperator<Value> weighting) {
            int width = Math.max(1, channels / 4);
            int outer = commonGroups(input.shape().channels(), width);
            ShuffleUnit.Groups groups =
                    new ShuffleUnit.Groups(outer, outer, commonGroups(width, channels));
            Value branch = ShuffleUnit.branch(graph, input, width, channels, stride, groups);
            GraphBuilder shortcut = graph.in("shortcut");
            Value pooled =
                    stride == 1
                            ? input
                            : Layers.averagePool(shortcut, input, Window.same(3, stride));
            return Residual.join(
                    graph,
                    weighting.apply(branch),
                    Residual.projection(shortcut, pooled, channels, 1));
        }

        private static int commonGroups(int before, int after) {
            int common = GROUPS;
            while (before % common != 0 || after % common != 0) {
                common--;
            }
            return common;
        }
    }

    /// Half of the channels as they are, the other half through 1x1, 3x3 depthwise and 1x1, then a
    /// channel shuffle. Where the shape changes both halves come from all channels, the first by a
    /// depthwise and a 1x1 convolution. Source: Ma, Zhang, Zheng and Sun, "ShuffleNet V2: Practical
    /// Guidelines for Efficient CNN Architecture Design", 2018.
    record SplitShuffle() implements EfficientBlock {

        @Override
        public String name() {
            return "shuffle-unit-v2";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            return ShuffleUnit.second(graph, input, channels, stride);
        }
    }
}
