package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The first Inception modules: windows of several sizes over one input, concatenated. Source:
/// Szegedy, Liu, Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke and Rabinovich, "Going Deeper with
/// Convolutions", 2015, figure 2.
public final class Inception {

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
            int one, int reducedThree, int three, int reducedFive, int five, int pooled) {}

    /// The naive module, figure 2(a): 1x1, 3x3 and 5x5 convolutions and a 3x3 maximum pooling, all
    /// of the input itself, so that the result has the input's channels and more.
    public static Value naive(
            GraphBuilder graph, Value input, ConvolutionLayer layer, int one, int three, int five) {
        return Layers.concatenate(
                graph,
                List.of(
                        layer.add(graph.in("branch1"), input, one, Window.same(1, 1)),
                        layer.add(graph.in("branch2"), input, three, Window.same(3, 1)),
                        layer.add(graph.in("branch3"), input, five, Window.same(5, 1)),
                        pool(graph.in("branch4"), input)));
    }

    /// The module with 1x1 bottlenecks, figure 2(b).
    public static Value reduced(
            GraphBuilder graph, Value input, ConvolutionLayer layer, Widths widths) {
        return reduced(graph, input, layer, widths, 5);
    }

    /// The module with 1x1 bottlenecks whose third branch has a window of `widest` pixels a side: 5
    /// in the paper, 3 in torchvision's networks.
    public static Value reduced(
            GraphBuilder graph, Value input, ConvolutionLayer layer, Widths widths, int widest) {
        GraphBuilder second = graph.in("branch2");
        GraphBuilder third = graph.in("branch3");
        GraphBuilder fourth = graph.in("branch4");
        Window point = Window.same(1, 1);
        Value beforeThree = layer.add(second.in("reduce"), input, widths.reducedThree(), point);
        Value beforeFive = layer.add(third.in("reduce"), input, widths.reducedFive(), point);
        return Layers.concatenate(
                graph,
                List.of(
                        layer.add(graph.in("branch1"), input, widths.one(), point),
                        layer.add(second, beforeThree, widths.three(), Window.same(3, 1)),
                        layer.add(third, beforeFive, widths.five(), Window.same(widest, 1)),
                        layer.add(fourth, pool(fourth, input), widths.pooled(), point)));
    }

    private static Value pool(GraphBuilder graph, Value input) {
        return Layers.maximumPool(graph, input, Window.same(3, 1));
    }
}
