package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The less common convolutions of published search spaces: factorized, dilated and bottlenecked.
/// All are ReLU, convolution, batch normalization, once or several times.
public sealed interface ConvolutionBlock extends Block {

    /// The blocks of this kind that a file may name.
    List<ConvolutionBlock> VOCABULARY =
            List.of(
                    new Factorized(3),
                    new Factorized(7),
                    new Dilated(3),
                    new DilatedSeparable(3),
                    new DilatedSeparable(5),
                    new Bottlenecked(3),
                    new BottleneckedFactorized(7),
                    new Skip());

    /// The distance between the pixels of a dilated window.
    int DILATION = 2;

    /// A convolution of one row, then one of one column: 1xK, then Kx1. Source: Szegedy, Vanhoucke,
    /// Ioffe, Shlens and Wojna, "Rethinking the Inception Architecture for Computer Vision", 2015;
    /// one of the operations of NASNet, 2018.
    record Factorized(int kernel) implements ConvolutionBlock {

        public Factorized {
            Layers.requireOdd(kernel);
        }

        @Override
        public String name() {
            return "conv-1x" + kernel + "-" + kernel + "x1";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            return factorized(graph, input, channels, kernel, stride);
        }
    }

    /// A convolution whose window has gaps of one pixel. Source: Yu and Koltun, "Multi-Scale
    /// Context Aggregation by Dilated Convolutions", 2015; one of the operations of NASNet, 2018.
    record Dilated(int kernel) implements ConvolutionBlock {

        public Dilated {
            Layers.requireOdd(kernel);
        }

        @Override
        public String name() {
            return "dil-conv-" + kernel + "x" + kernel;
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            return Layers.convolve(
                    graph,
                    Layers.relu(graph, input),
                    channels,
                    Window.dilated(kernel, stride, DILATION),
                    1);
        }
    }

    /// A depthwise convolution whose window has gaps of one pixel, then a 1x1 one, once. Source:
    /// Liu, Simonyan and Yang, "DARTS: Differentiable Architecture Search", 2018.
    record DilatedSeparable(int kernel) implements ConvolutionBlock {

        public DilatedSeparable {
            Layers.requireOdd(kernel);
        }

        @Override
        public String name() {
            return "dil-sep-conv-" + kernel + "x" + kernel;
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            return Layers.reluSeparable(
                    graph, input, channels, Window.dilated(kernel, stride, DILATION));
        }
    }

    /// A convolution between two 1x1 ones, which take the channels down to a quarter and up again.
    /// Source: He, Zhang, Ren and Sun, 2015, for the form; the published code of Real, Aggarwal,
    /// Huang and Le, "Regularized Evolution for Image Classifier Architecture Search", 2018, for
    /// its use as an operation of a cell, in whose order of layers ReLU comes first: another form
    /// than the [Bottleneck] of residual networks.
    record Bottlenecked(int kernel) implements ConvolutionBlock {

        public Bottlenecked {
            Layers.requireOdd(kernel);
        }

        @Override
        public String name() {
            return "bottleneck-conv-" + kernel + "x" + kernel;
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            Value inner = narrow(graph, input, channels);
            Value middle =
                    Layers.reluConvolve(
                            graph.in("middle"), inner, inner.shape().channels(), kernel, stride);
            return Layers.reluConvolve(graph.in("expand"), middle, channels, 1, 1);
        }
    }

    /// 1xK and Kx1 between two 1x1 convolutions, as [Bottlenecked]. Source: the published code of
    /// Real, Aggarwal, Huang and Le, 2018.
    record BottleneckedFactorized(int kernel) implements ConvolutionBlock {

        public BottleneckedFactorized {
            Layers.requireOdd(kernel);
        }

        @Override
        public String name() {
            return "bottleneck-conv-1x" + kernel + "-" + kernel + "x1";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            Value inner = narrow(graph, input, channels);
            Value middle =
                    factorized(graph.in("middle"), inner, inner.shape().channels(), kernel, stride);
            return Layers.reluConvolve(graph.in("expand"), middle, channels, 1, 1);
        }
    }

    /// The input itself; with stride 2, a factorized reduction of it. Source: Liu, Simonyan and
    /// Yang, 2018; Pham, Guan, Zoph, Le and Dean, "Efficient Neural Architecture Search via
    /// Parameter Sharing", 2018.
    record Skip() implements ConvolutionBlock {

        @Override
        public String name() {
            return "skip-connect";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            if (stride == 2) {
                return Layers.factorizedReduction(graph, input, channels);
            }
            return input.shape().channels() == channels
                    ? input
                    : Layers.reluConvolve(graph, input, channels, 1, 1);
        }
    }

    private static Value narrow(GraphBuilder graph, Value input, int channels) {
        return Layers.reluConvolve(graph.in("reduce"), input, Math.max(1, channels / 4), 1, 1);
    }

    private static Value factorized(
            GraphBuilder graph, Value input, int channels, int kernel, int stride) {
        GraphBuilder inRow = graph.in("row");
        Window row = new Window(1, kernel, 1, stride, 0, kernel / 2, 1);
        Value wide = Layers.convolve(inRow, Layers.relu(inRow, input), channels, row, 1);
        GraphBuilder inColumn = graph.in("column");
        Window column = new Window(kernel, 1, stride, 1, kernel / 2, 0, 1);
        return Layers.convolve(inColumn, Layers.relu(inColumn, wide), channels, column, 1);
    }
}
