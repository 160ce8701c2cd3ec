package io.cellwright.searchspace.block;

import static io.cellwright.searchspace.block.ConvolutionStep.column;
import static io.cellwright.searchspace.block.ConvolutionStep.reducing;
import static io.cellwright.searchspace.block.ConvolutionStep.row;
import static io.cellwright.searchspace.block.ConvolutionStep.square;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;

/// The modules of Inception-v3, which replace large windows by runs of smaller ones. Source:
/// Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, "Rethinking the Inception Architecture for Computer
/// Vision", 2016; channels as in its published code, which keeps one 5x5 window in the first form.
///
/// The average poolings divide by the pixels that are really there, as the published code does;
/// torchvision counts the padding as well.
public final class FactorizedInception {

    private FactorizedInception() {}

    /// Two 3x3 windows for a 5x5 one, figure 5: for the largest map, 35x35.
    ///
    /// @param pooled the output channels of the branch with the pooling; the result has 224 more
    public static Value smallWindows(GraphBuilder graph, Value input, int pooled) {
        return smallWindows(InceptionBranches.published(graph, input), pooled);
    }

    static Value smallWindows(InceptionBranches branches, int pooled) {
        return branches.convolve(square(1, 64))
                .convolve(square(1, 48), square(5, 64))
                .convolve(square(1, 64), square(3, 96), square(3, 96))
                .averagePool(pooled)
                .concatenate();
    }

    /// A 1x7 and a 7x1 window for a 7x7 one, figure 6: for the middle map, 17x17.
    ///
    /// @param narrow the channels inside the two factorized branches; the result has 768
    public static Value asymmetricWindows(GraphBuilder graph, Value input, int narrow) {
        return asymmetricWindows(InceptionBranches.published(graph, input), narrow);
    }

    static Value asymmetricWindows(InceptionBranches branches, int narrow) {
        return branches.convolve(square(1, 192))
                .convolve(square(1, narrow), row(7, narrow), column(7, 192))
                .convolve(
                        square(1, narrow),
                        column(7, narrow),
                        row(7, narrow),
                        column(7, narrow),
                        row(7, 192))
                .averagePool(192)
                .concatenate();
    }

    /// A 1x3 and a 3x1 window side by side, figure 7: for the smallest map, 8x8. The result has
    /// 2048 channels.
    public static Value expandedFilterBank(GraphBuilder graph, Value input) {
        return expandedFilterBank(InceptionBranches.published(graph, input));
    }

    static Value expandedFilterBank(InceptionBranches branches) {
        return branches.convolve(square(1, 320))
                .convolveAndFork(384, square(1, 384))
                .convolveAndFork(384, square(1, 448), square(3, 384))
                .averagePool(192)
                .concatenate();
    }

    /// From 35x35 to 17x17, figure 10: the result has 480 channels more than the input.
    public static Value firstReduction(GraphBuilder graph, Value input) {
        return InceptionBranches.published(graph, input)
                .convolve(reducing(384))
                .convolve(square(1, 64), square(3, 96), reducing(96))
                .maximumPool()
                .concatenate();
    }

    /// From 17x17 to 8x8: the result has 512 channels more than the input.
    public static Value secondReduction(GraphBuilder graph, Value input) {
        return InceptionBranches.published(graph, input)
                .convolve(square(1, 192), reducing(320))
                .convolve(square(1, 192), row(7, 192), column(7, 192), reducing(192))
                .maximumPool()
                .concatenate();
    }
}
