package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A documented building block of the CNN literature: an operation that a search may choose for a
/// branch of a cell. Each gives the number of channels that it is asked for and, with stride 2,
/// halves height and width.
///
/// The order of layers inside (ReLU, convolution, batch normalization) is that of Zoph, Vasudevan,
/// Shlens and Le, "Learning Transferable Architectures for Scalable Image Recognition", 2018,
/// unless a block says otherwise.
public sealed interface Block
        permits Block.Identity,
                Block.SeparableConvolution,
                Block.Pooling,
                Block.Convolution,
                ConvolutionBlock,
                EfficientBlock,
                ShortcutBlock,
                ModuleBlock,
                SqueezeExcitation {

    /// Every block that a file or a request may name.
    List<Block> ALL =
            Stream.of(
                            Stream.of(
                                    new Identity(),
                                    new SeparableConvolution(3),
                                    new SeparableConvolution(5),
                                    new Pooling(Operation.Pooling.Kind.AVERAGE, 3),
                                    new Pooling(Operation.Pooling.Kind.MAXIMUM, 3),
                                    new Convolution(3),
                                    new Convolution(1),
                                    new SeparableConvolution(7),
                                    new Pooling(Operation.Pooling.Kind.MAXIMUM, 5),
                                    new Pooling(Operation.Pooling.Kind.MAXIMUM, 7)),
                            ConvolutionBlock.VOCABULARY.stream(),
                            ResidualBlock.VOCABULARY.stream(),
                            EfficientBlock.VOCABULARY.stream(),
                            ModuleBlock.VOCABULARY.stream(),
                            InceptionBlock.VOCABULARY.stream(),
                            SqueezeExcitation.VOCABULARY.stream())
                    .<Block>flatMap(Function.identity())
                    .toList();

    /// The block of that name, if there is one.
    static Optional<Block> named(String name) {
        return ALL.stream().filter(block -> block.name().equals(name)).findFirst();
    }

    /// The name in files, requests and pictures, as `sep-conv-3x3`.
    String name();

    /// Adds the block's nodes behind `input`.
    ///
    /// @param channels the channels of the result, which may differ from the input's
    /// @param stride 1 or 2
    Value expand(GraphBuilder graph, Value input, int channels, int stride);

    /// The input itself; with stride 2, a strided 1x1 convolution of it, as the NASNet code does.
    record Identity() implements Block {

        @Override
        public String name() {
            return "identity";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            return stride == 1 && input.shape().channels() == channels
                    ? input
                    : Layers.reluConvolve(graph, input, channels, 1, stride);
        }
    }

    /// A depthwise convolution followed by a 1x1 one, the pair applied twice, the stride in the
    /// first. Source: Sifre, "Rigid-Motion Scattering for Image Classification", 2014; doubled as
    /// in NASNet.
    record SeparableConvolution(int kernel) implements Block {

        public SeparableConvolution {
            Layers.requireOdd(kernel);
        }

        @Override
        public String name() {
            return "sep-conv-" + kernel + "x" + kernel;
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            Value once =
                    Layers.reluSeparable(
                            graph.in("first"), input, channels, Window.same(kernel, stride));
            return Layers.reluSeparable(graph.in("second"), once, channels, Window.same(kernel, 1));
        }
    }

    /// The average or maximum under a window, without weights. Source: Krizhevsky, Sutskever and
    /// Hinton, "ImageNet Classification with Deep Convolutional Neural Networks", 2012, for windows
    /// wider than their stride.
    record Pooling(Operation.Pooling.Kind kind, int kernel) implements Block {

        public Pooling {
            Layers.requireOdd(kernel);
        }

        @Override
        public String name() {
            String word =
                    switch (kind) {
                        case AVERAGE -> "avg";
                        case MAXIMUM -> "max";
                    };
            return word + "-pool-" + kernel + "x" + kernel;
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            Value pooled =
                    graph.add(
                            "pooling",
                            new Operation.Pooling(kind, Window.same(kernel, stride)),
                            input);
            return input.shape().channels() == channels
                    ? pooled
                    : Layers.convolve(graph, pooled, channels, 1, 1);
        }
    }

    /// ReLU, an ordinary convolution and batch normalization. Source: Simonyan and Zisserman, "Very
    /// Deep Convolutional Networks", 2014, for 3x3; Lin, Chen and Yan, "Network in Network", 2013,
    /// for 1x1.
    record Convolution(int kernel) implements Block {

        public Convolution {
            Layers.requireOdd(kernel);
        }

        @Override
        public String name() {
            return "conv-" + kernel + "x" + kernel;
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            return Layers.reluConvolve(graph, input, channels, kernel, stride);
        }
    }
}
