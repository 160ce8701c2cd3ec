package io.cellwright.searchspace.block;

import static io.cellwright.searchspace.block.ConvolutionStep.column;
import static io.cellwright.searchspace.block.ConvolutionStep.reducing;
import static io.cellwright.searchspace.block.ConvolutionStep.row;
import static io.cellwright.searchspace.block.ConvolutionStep.square;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.function.UnaryOperator;

/// The modules of Inception-ResNet-v2: the branches' channels are brought to the input's by a 1x1
/// convolution with a bias and no normalization, scaled down, and added to the input. Source:
/// Szegedy, Ioffe, Vanhoucke and Alemi, "Inception-v4, Inception-ResNet and the Impact of Residual
/// Connections on Learning", 2017, section 3.3 on the scaling; channels and factors as in its
/// published code.
public final class ResidualInception {

    private ResidualInception() {}

    /// The module between the stem and the residual ones, for 35x35 maps, as in the published code:
    /// the paper's figures have another stem instead. The result has 320 channels.
    public static Value firstModule(GraphBuilder graph, Value input) {
        return InceptionBranches.published(graph, input)
                .convolve(square(1, 96))
                .convolve(square(1, 48), square(5, 64))
                .convolve(square(1, 64), square(3, 96), square(3, 96))
                .averagePool(64)
                .concatenate();
    }

    /// Inception-ResNet-A, figure 16: for 35x35 maps. The result has the input's shape.
    ///
    /// @param factor what the branches' sum is multiplied by, 0.17 in the published network
    public static Value moduleA(GraphBuilder graph, Value input, double factor) {
        Value branches = branchesA(InceptionBranches.published(graph, input));
        return Layers.relu(graph, sum(graph, branches, factor, input));
    }

    static Value branchesA(InceptionBranches branches) {
        return branches.convolve(square(1, 32))
                .convolve(square(1, 32), square(3, 32))
                .convolve(square(1, 32), square(3, 48), square(3, 64))
                .concatenate();
    }

    /// Inception-ResNet-B, figure 17: for 17x17 maps. The result has the input's shape.
    ///
    /// @param factor what the branches' sum is multiplied by, 0.1 in the published network
    public static Value moduleB(GraphBuilder graph, Value input, double factor) {
        Value branches = branchesB(InceptionBranches.published(graph, input));
        return Layers.relu(graph, sum(graph, branches, factor, input));
    }

    static Value branchesB(InceptionBranches branches) {
        return branches.convolve(square(1, 192))
                .convolve(square(1, 128), row(7, 160), column(7, 192))
                .concatenate();
    }

    /// Inception-ResNet-C, figure 19: for 8x8 maps. The result has the input's shape.
    ///
    /// @param factor what the branches' sum is multiplied by, 0.2 in the published network
    public static Value moduleC(GraphBuilder graph, Value input, double factor) {
        return Layers.relu(graph, lastModuleC(graph, input, factor));
    }

    /// Inception-ResNet-C without the ReLU behind the sum, as the last of the network is.
    public static Value lastModuleC(GraphBuilder graph, Value input, double factor) {
        Value branches = branchesC(InceptionBranches.published(graph, input));
        return sum(graph, branches, factor, input);
    }

    static Value branchesC(InceptionBranches branches) {
        return branches.convolve(square(1, 192))
                .convolve(square(1, 192), row(3, 224), column(3, 256))
                .concatenate();
    }

    /// Reduction-B, figure 18, from 17x17 to 8x8: the result has 992 channels more than the input.
    public static Value reductionB(GraphBuilder graph, Value input) {
        return InceptionBranches.published(graph, input)
                .convolve(square(1, 256), reducing(384))
                .convolve(square(1, 256), reducing(288))
                .convolve(square(1, 256), square(3, 288), reducing(320))
                .maximumPool()
                .concatenate();
    }

    private static Value sum(GraphBuilder graph, Value branches, double factor, Value shortcut) {
        return sum(graph, branches, factor, shortcut, UnaryOperator.identity());
    }

    /// The shortcut, and what the branches give, brought to its channels and scaled down.
    ///
    /// @param weighting what is done with the branches before they are scaled
    static Value sum(
            GraphBuilder graph,
            Value branches,
            double factor,
            Value shortcut,
            UnaryOperator<Value> weighting) {
        Value linear =
                graph.add(
                        "linear",
                        new Operation.Convolution(
                                shortcut.shape().channels(), Window.same(1, 1), 1, true),
                        branches);
        Value scaled = graph.add("scale", new Operation.Scale(factor), weighting.apply(linear));
        return Layers.add(graph, shortcut, scaled);
    }
}
