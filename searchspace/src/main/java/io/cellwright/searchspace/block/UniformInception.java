package io.cellwright.searchspace.block;

import static io.cellwright.searchspace.block.ConvolutionStep.column;
import static io.cellwright.searchspace.block.ConvolutionStep.reducing;
import static io.cellwright.searchspace.block.ConvolutionStep.row;
import static io.cellwright.searchspace.block.ConvolutionStep.square;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;

/// The modules of Inception-v4, the same for every map of one size. Source: Szegedy, Ioffe,
/// Vanhoucke and Alemi, "Inception-v4, Inception-ResNet and the Impact of Residual Connections on
/// Learning", 2017; the order of 1x7 and 7x1 windows as in its published code.
public final class UniformInception {

    private UniformInception() {}

    /// Inception-A, figure 4: for 35x35 maps. The result has 384 channels.
    public static Value moduleA(GraphBuilder graph, Value input) {
        return moduleA(InceptionBranches.published(graph, input));
    }

    static Value moduleA(InceptionBranches branches) {
        return branches.convolve(square(1, 96))
                .convolve(square(1, 64), square(3, 96))
                .convolve(square(1, 64), square(3, 96), square(3, 96))
                .averagePool(96)
                .concatenate();
    }

    /// Inception-B, figure 5: for 17x17 maps. The result has 1024 channels.
    public static Value moduleB(GraphBuilder graph, Value input) {
        return moduleB(InceptionBranches.published(graph, input));
    }

    static Value moduleB(InceptionBranches branches) {
        return branches.convolve(square(1, 384))
                .convolve(square(1, 192), row(7, 224), column(7, 256))
                .convolve(square(1, 192), column(7, 192), row(7, 224), column(7, 224), row(7, 256))
                .averagePool(128)
                .concatenate();
    }

    /// Inception-C, figure 6: for 8x8 maps. The result has 1536 channels.
    public static Value moduleC(GraphBuilder graph, Value input) {
        return moduleC(InceptionBranches.published(graph, input));
    }

    static Value moduleC(InceptionBranches branches) {
        return branches.convolve(square(1, 256))
                .convolveAndFork(256, square(1, 384))
                .convolveAndFork(256, square(1, 384), column(3, 448), row(3, 512))
                .averagePool(256)
                .concatenate();
    }

    /// Reduction-A, figure 7, from 35x35 to 17x17: the result has `fourth + third` channels more
    /// than the input. The channels are named k, l, m and n in table 1.
    ///
    /// @param first k, of the second branch's 1x1 convolution
    /// @param second l, of its 3x3 convolution
    /// @param third m, of its last, with stride 2
    /// @param fourth n, of the 3x3 convolution with stride 2 that is a branch by itself
    public static Value reductionA(
            GraphBuilder graph, Value input, int first, int second, int third, int fourth) {
        return InceptionBranches.published(graph, input)
                .convolve(reducing(fourth))
                .convolve(square(1, first), square(3, second), reducing(third))
                .maximumPool()
                .concatenate();
    }

    /// Reduction-B, figure 8, from 17x17 to 8x8: the result has 512 channels more than the input.
    public static Value reductionB(GraphBuilder graph, Value input) {
        return InceptionBranches.published(graph, input)
                .convolve(square(1, 192), reducing(192))
                .convolve(square(1, 256), row(7, 256), column(7, 320), reducing(320))
                .maximumPool()
                .concatenate();
    }
}
