package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.Arrays;
import java.util.List;

/// A stack or a module of a hand-designed network as a branch of a cell. Convolutions have batch
/// normalization, also where the paper is older.
public record ModuleBlock(Form form) implements Block {

    /// The blocks of this kind that a file may name.
    static final List<ModuleBlock> VOCABULARY =
            Arrays.stream(Form.values()).map(ModuleBlock::new).toList();

    /// FractalNet's rate of local drop-path.
    private static final double DROP_RATE = 0.15;

    public enum Form {
        /// A 3x3 convolution and two 1x1 ones, a small perceptron that slides over the map. Source:
        /// Lin, Chen and Yan, "Network in Network", 2014.
        MLP_CONVOLUTION("mlpconv-3x3"),
        /// Two 3x3 convolutions, which see 5x5 pixels. Source: Simonyan and Zisserman, "Very Deep
        /// Convolutional Networks for Large-Scale Image Recognition", 2015.
        VGG_STACK("vgg-stack"),
        /// A dense layer whose growth is a quarter of the channels, and the transition behind it to
        /// the channels asked for. Source: Huang, Liu, van der Maaten and Weinberger, "Densely
        /// Connected Convolutional Networks", 2017 (DenseNet-BC).
        DENSE_LAYER("dense-layer"),
        /// One convolution beside two in a row, joined by their mean; in training either is left
        /// out of it at times (drop-path). Source: Larsson, Maire and Shakhnarovich, "FractalNet:
        /// Ultra-Deep Neural Networks without Residuals", 2017, with two columns.
        FRACTAL("fractal-block");

        private final String word;

        Form(String word) {
            this.word = word;
        }
    }

    @Override
    public String name() {
        return form.word;
    }

    @Override
    public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
        ConvolutionLayer layer = ConvolutionLayer.NORMALIZED;
        return switch (form) {
            case MLP_CONVOLUTION -> {
                Window window = Window.same(3, stride);
                yield MlpConvolution.expand(
                        graph, input, layer, window, channels, channels, channels);
            }
            case VGG_STACK -> VggStack.expand(graph, input, layer, channels, 2, stride);
            case DENSE_LAYER -> denseLayer(graph, input, channels, stride);
            case FRACTAL -> fractal(graph, input, channels, stride);
        };
    }

    /// With stride 2, the transition's pooling rounds up, as the strided blocks beside it do.
    private static Value denseLayer(GraphBuilder graph, Value input, int channels, int stride) {
        Value all = Dense.layer(graph, input, Math.max(1, channels / 4));
        GraphBuilder transition = graph.in("transition");
        Value compressed = Dense.compression(transition, all, channels);
        return stride == 1
                ? compressed
                : Layers.poolRoundedUp(
                        transition, compressed, Operation.Pooling.Kind.AVERAGE, Window.valid(2, 2));
    }

    private static Value fractal(GraphBuilder graph, Value input, int channels, int stride) {
        List<Value> columns =
                Fractal.columns(
                        graph,
                        input,
                        2,
                        DROP_RATE,
                        (layer, before) ->
                                Layers.convolveRelu(
                                        layer,
                                        before,
                                        channels,
                                        3,
                                        before.equals(input) ? stride : 1));
        return Fractal.join(graph, columns, DROP_RATE);
    }
}
