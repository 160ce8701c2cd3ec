package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.function.Function;
import java.util.stream.Stream;

/// The first Inception modules: windows of several sizes over one input, concatenated. A branch of
/// 0 channels is left out. Source: Szegedy, Liu, Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke
/// and Rabinovich, "Going Deeper with Convolutions", 2015, figure 2.
public final class Inception {

    private static final Window POINT = Window.same(1, 1);

    private Inception() {}

    /// The output channels of a module with 1x1 bottlenecks, in the order of the paper's table 1.
    ///
    /// @param one of the 1x1 convolution
    /// @param reducedThree of the 1x1 convolution before the 3x3 one
    /// @param three of the 3x3 convolution
    /// @param reducedFive of the 1x1 convolution before the 5x5 one
    /// @param five of the 5x5 convolution
    /// @param pooled of the 1x1 convolution behind the pooling
    public record Widths(
            int one, int reducedThree, int three, int reducedFive, int five, int pooled) {

        /// The parts of module 3a for another number of channels: of 8 channels 2, 4, 1 and 1, with
        /// bottlenecks of 3/8 and 1/16 of the channels. What a division leaves goes to the 3x3
        /// convolution.
        static Widths sharing(int channels) {
            int quarter = channels / 4;
            int eighth = channels / 8;
            return new Widths(
                    quarter,
                    Math.max(1, 3 * channels / 8),
                    channels - quarter - 2 * eighth,
                    Math.max(1, channels / 16),
                    eighth,
                    eighth);
        }
    }

    /// The naive module, figure 2(a): 1x1, 3x3 and 5x5 convolutions and a 3x3 maximum pooling, all
    /// of the input itself, so that the result has the input's channels and more.
    ///
    /// @param stride 1 in the paper; 2 halves height and width
    public static Value naive(
            GraphBuilder graph,
            Value input,
            ConvolutionLayer layer,
            int one,
            int three,
            int five,
            int stride) {
        return concatenated(
                graph,
                Stream.of(
                        convolution(graph.in("branch1"), input, layer, one, Window.same(1, stride)),
                        convolution(
                                graph.in("branch2"), input, layer, three, Window.same(3, stride)),
                        convolution(
                                graph.in("branch3"), input, layer, five, Window.same(5, stride)),
                        Stream.of(pool(graph.in("branch4"), input, stride))));
    }

    /// The module with 1x1 bottlenecks, figure 2(b).
    public static Value reduced(
            GraphBuilder graph, Value input, ConvolutionLayer layer, Widths widths) {
        return reduced(graph, input, layer, widths, 5, 1);
    }

    /// The module with 1x1 bottlenecks in other forms.
    ///
    /// @param widest the side of the third branch's window: 5 in the paper, 3 in torchvision's
    ///   networks
    /// @param stride 1 in the paper; 2 halves height and width
    public static Value reduced(
            GraphBuilder graph,
            Value input,
            ConvolutionLayer layer,
            Widths widths,
            int widest,
            int stride) {
        GraphBuilder second = graph.in("branch2");
        GraphBuilder third = graph.in("branch3");
        GraphBuilder fourth = graph.in("branch4");
        Value beforeThree = layer.add(second.in("reduce"), input, widths.reducedThree(), POINT);
        Value beforeFive = layer.add(third.in("reduce"), input, widths.reducedFive(), POINT);
        Value pooled = pool(fourth, input, stride);
        return concatenated(
                graph,
                Stream.of(
                        convolution(
                                graph.in("branch1"),
                                input,
                                layer,
                                widths.one(),
                                Window.same(1, stride)),
                        convolution(
                                second, beforeThree, layer, widths.three(), Window.same(3, stride)),
                        convolution(
                                third,
                                beforeFive,
                                layer,
                                widths.five(),
                                Window.same(widest, stride)),
                        convolution(fourth, pooled, layer, widths.pooled(), POINT)));
    }

    private static Stream<Value> convolution(
            GraphBuilder graph, Value input, ConvolutionLayer layer, int channels, Window window) {
        return channels == 0
                ? Stream.empty()
                : Stream.of(layer.add(graph, input, channels, window));
    }

    private static Value pool(GraphBuilder graph, Value input, int stride) {
        return Layers.maximumPool(graph, input, Window.same(3, stride));
    }

    private static Value concatenated(GraphBuilder graph, Stream<Stream<Value>> branches) {
        return Layers.concatenate(graph, branches.flatMap(Function.identity()).toList());
    }
}
