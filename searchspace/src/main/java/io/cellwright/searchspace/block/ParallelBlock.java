package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;

/// The stacks and modules of hand-designed networks: VGG, Network in Network, Inception, DenseNet
/// and FractalNet. Their convolutions have batch normalization, also where the paper is older.
public sealed interface ParallelBlock extends Block {

    /// The blocks of this kind that a file may name.
    List<ParallelBlock> VOCABULARY =
            List.of(new MlpConvolution(), new Stack(), new Inception(), new Dense(), new Fractal());

    /// A 3x3 convolution and two 1x1 ones, each followed by ReLU: a small perceptron that slides
    /// over the map. Source: Lin, Chen and Yan, "Network in Network", 2013.
    record MlpConvolution() implements ParallelBlock {

        @Override
        public String name() {
            return "mlpconv-3x3";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            Value seen = convolveRelu(graph.in("first"), input, channels, 3, stride);
            Value mixed = convolveRelu(graph.in("second"), seen, channels, 1, 1);
            return convolveRelu(graph.in("third"), mixed, channels, 1, 1);
        }
    }

    /// Two 3x3 convolutions, which see 5x5 pixels. Source: Simonyan and Zisserman, "Very Deep
    /// Convolutional Networks for Large-Scale Image Recognition", 2014.
    record Stack() implements ParallelBlock {

        @Override
        public String name() {
            return "vgg-stack";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            Value once = convolveRelu(graph.in("first"), input, channels, 3, stride);
            return convolveRelu(graph.in("second"), once, channels, 3, 1);
        }
    }

    /// 1x1, 3x3 and 5x5 convolutions and a pooling side by side, with 1x1 bottlenecks,
    /// concatenated. The parts are those of GoogLeNet's module 3a: of 8 channels 2, 4, 1 and 1,
    /// with bottlenecks of 3/8 and 1/16. Source: Szegedy et al., "Going Deeper with Convolutions",
    /// 2014.
    record Inception() implements ParallelBlock {

        @Override
        public String name() {
            return "inception";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            int quarter = channels / 4;
            int eighth = channels / 8;
            int most = channels - quarter - 2 * eighth;
            List<Value> parts = new ArrayList<>();
            if (quarter > 0) {
                parts.add(convolveRelu(graph.in("one"), input, quarter, 1, stride));
            }
            int width = Math.max(1, 3 * channels / 8);
            parts.add(bottlenecked(graph.in("three"), input, width, most, 3, stride));
            if (eighth > 0) {
                int narrow = Math.max(1, channels / 16);
                parts.add(bottlenecked(graph.in("five"), input, narrow, eighth, 5, stride));
                GraphBuilder pool = graph.in("pool");
                Value pooled = Layers.maximumPool(pool, input, Window.same(3, stride));
                parts.add(convolveRelu(pool, pooled, eighth, 1, 1));
            }
            return Layers.concatenate(graph, parts);
        }

        private static Value bottlenecked(
                GraphBuilder graph, Value input, int width, int channels, int kernel, int stride) {
            Value narrow = convolveRelu(graph.in("reduce"), input, width, 1, 1);
            return convolveRelu(graph.in("convolve"), narrow, channels, kernel, stride);
        }
    }

    /// A dense layer and the transition behind it: 1x1 to the channels and 3x3 to a quarter of
    /// them, each after batch normalization and ReLU, concatenated with the input, then 1x1 to the
    /// channels asked for and, with stride 2, average pooling. The paper's bottleneck is four times
    /// the growth, hence the channels themselves. Source: Huang, Liu, van der Maaten and
    /// Weinberger, "Densely Connected Convolutional Networks", 2016 (DenseNet-BC).
    record Dense() implements ParallelBlock {

        private static final Window HALVING = Window.valid(2, 2);

        @Override
        public String name() {
            return "dense-layer";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            int growth = Math.max(1, channels / 4);
            Value narrow = preactivated(graph.in("bottleneck"), input, 4 * growth, 1);
            Value grown = preactivated(graph.in("growth"), narrow, growth, 3);
            Value all = Layers.concatenate(graph, List.of(input, grown));
            GraphBuilder transition = graph.in("transition");
            Value compressed = preactivated(transition, all, channels, 1);
            return stride == 1 ? compressed : halved(transition, compressed);
        }

        private static Value preactivated(
                GraphBuilder graph, Value input, int channels, int kernel) {
            return Layers.bareConvolve(
                    graph, Layers.normalizeRelu(graph, input), channels, kernel, 1);
        }

        private static Value halved(GraphBuilder graph, Value input) {
            return graph.add(
                    "pooling",
                    new Operation.Pooling(
                            Operation.Pooling.Kind.AVERAGE, HALVING, Operation.Pooling.Rounding.UP),
                    input);
        }
    }

    /// One convolution beside two in a row, joined by their mean; in training either is left out of
    /// it at times (drop-path). Source: Larsson, Maire and Shakhnarovich, "FractalNet: Ultra-Deep
    /// Neural Networks without Residuals", 2016, with two columns.
    record Fractal() implements ParallelBlock {

        /// The paper's rate of local drop-path.
        private static final double DROP_RATE = 0.15;

        @Override
        public String name() {
            return "fractal-block";
        }

        @Override
        public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
            Value once = convolveRelu(graph.in("short"), input, channels, 3, stride);
            GraphBuilder column = graph.in("long");
            Value first = convolveRelu(column.in("first"), input, channels, 3, stride);
            Value second = convolveRelu(column.in("second"), first, channels, 3, 1);
            return graph.add("join", new Operation.Mean(DROP_RATE), once, second);
        }
    }

    private static Value convolveRelu(
            GraphBuilder graph, Value input, int channels, int kernel, int stride) {
        return Layers.convolveRelu(graph, input, channels, Window.same(kernel, stride), 1);
    }
}
