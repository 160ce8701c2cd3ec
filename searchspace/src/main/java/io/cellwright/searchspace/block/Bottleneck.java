package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// The three layers of a bottleneck: a 1x1 convolution to fewer channels, a 3x3 convolution of
/// those, and a 1x1 convolution to more channels, each normalized, with ReLU between them. Source:
/// He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2015, section 4.1.
///
/// @param reduced the channels behind the first layer
/// @param width the channels behind the 3x3 layer
/// @param groups the groups of the 3x3 layer, its cardinality in the words of ResNeXt
/// @param channels the channels of the result
/// @param strided the layer that has the stride
public record Bottleneck(int reduced, int width, int groups, int channels, Strided strided) {

    public enum Strided {
        /// The first 1x1 layer, as in the paper's own networks.
        REDUCTION,
        /// The 3x3 layer, which then reads every pixel. Source: Gross and Wilber, "Training and
        /// Investigating Residual Nets", 2016.
        SPATIAL
    }

    /// A bottleneck that reduces to the width of its 3x3 layer and has the stride there.
    public static Bottleneck of(int width, int channels) {
        return grouped(1, width, channels);
    }

    /// A bottleneck whose 3x3 layer has `cardinality` groups, `width` channels together. Source:
    /// Xie, Girshick, Dollár, Tu and He, "Aggregated Residual Transformations for Deep Neural
    /// Networks", 2017, figure 3c.
    public static Bottleneck grouped(int cardinality, int width, int channels) {
        return new Bottleneck(width, width, cardinality, channels, Strided.SPATIAL);
    }

    /// The three layers behind `input`, without a ReLU behind the last.
    public Value branch(GraphBuilder graph, Value input, int stride) {
        boolean early = strided == Strided.REDUCTION;
        Value first =
                Layers.convolveRelu(
                        graph.in("first"), input, reduced, Window.same(1, early ? stride : 1), 1);
        Value second =
                Layers.convolveRelu(
                        graph.in("second"),
                        first,
                        width,
                        Window.same(3, early ? 1 : stride),
                        groups);
        return Layers.convolve(graph.in("third"), second, channels, 1, 1);
    }
}
