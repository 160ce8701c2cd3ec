package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A residual branch beside a shortcut, and their sum. The shortcut is the input itself, or where
/// the shape changes a 1x1 convolution of it (option B of He, Zhang, Ren and Sun, "Deep Residual
/// Learning for Image Recognition", 2015).
///
/// @param squeezed whether the residual's channels are weighted by squeeze-and-excitation before
///   the sum. Source: Hu, Shen and Sun, "Squeeze-and-Excitation Networks", 2018
public record ResidualBlock(Form form, boolean squeezed) implements Block {

    /// The blocks of this kind that a file may name.
    static final List<ResidualBlock> VOCABULARY =
            Stream.of(false, true)
                    .flatMap(squeezed ->
                            Arrays.stream(Form.values())
                                    .map(form -> new ResidualBlock(form, squeezed)))
                    .toList();

    /// The reduction ratio r of squeeze-and-excitation, as in its paper.
    private static final int SQUEEZE_RATIO = 16;

    /// The width of one group of ResNeXt's 32x4d.
    private static final int GROUP_WIDTH = 4;

    private static final int CARDINALITY = 32;

    public enum Form {
        /// Two 3x3 convolutions. Source: He, Zhang, Ren and Sun, 2015.
        BASIC("residual-basic"),
        /// 1x1 to a quarter of the channels, 3x3, 1x1 back. Source: He, Zhang, Ren and Sun, 2015.
        BOTTLENECK("residual-bottleneck"),
        /// Two 3x3 convolutions, each after batch normalization and ReLU; nothing after the sum.
        /// Source: He, Zhang, Ren and Sun, "Identity Mappings in Deep Residual Networks", 2016.
        PREACTIVATION("residual-preactivation"),
        /// 1x1 to half of the channels, 3x3 in groups of four channels, up to 32 of them, 1x1 back.
        /// Source: Xie, Girshick, Dollár, Tu and He, "Aggregated Residual Transformations for Deep
        /// Neural Networks", 2017.
        AGGREGATED("resnext");

        private final String word;

        Form(String word) {
            this.word = word;
        }
    }

    @Override
    public String name() {
        return squeezed ? "se-" + form.word : form.word;
    }

    @Override
    public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
        Value residual =
                switch (form) {
                    case BASIC -> basic(graph, input, channels, stride);
                    case BOTTLENECK -> bottleneck(graph, input, channels, stride);
                    case PREACTIVATION -> preactivation(graph, input, channels, stride);
                    case AGGREGATED -> aggregated(graph, input, channels, stride);
                };
        Value weighted =
                squeezed
                        ? Layers.squeezeAndExcite(
                                graph, residual, Math.max(1, channels / SQUEEZE_RATIO))
                        : residual;
        Value sum = Layers.add(graph, weighted, shortcut(graph, input, channels, stride));
        return form == Form.PREACTIVATION ? sum : Layers.relu(graph, sum);
    }

    private static Value basic(GraphBuilder graph, Value input, int channels, int stride) {
        Value inner =
                Layers.convolveRelu(graph.in("first"), input, channels, Window.same(3, stride), 1);
        return Layers.convolve(graph.in("second"), inner, channels, 3, 1);
    }

    private static Value bottleneck(GraphBuilder graph, Value input, int channels, int stride) {
        return narrowed(graph, input, Math.max(1, channels / 4), 1, channels, stride);
    }

    private static Value aggregated(GraphBuilder graph, Value input, int channels, int stride) {
        int width = Math.max(1, channels / 2);
        return narrowed(graph, input, width, groups(width), channels, stride);
    }

    private static Value narrowed(
            GraphBuilder graph, Value input, int width, int groups, int channels, int stride) {
        Value narrow = Layers.convolveRelu(graph.in("reduce"), input, width, Window.same(1, 1), 1);
        Value middle =
                Layers.convolveRelu(
                        graph.in("middle"), narrow, width, Window.same(3, stride), groups);
        return Layers.convolve(graph.in("expand"), middle, channels, 1, 1);
    }

    /// As many groups as the width has fours, but at most 32, and a divisor of the width.
    private static int groups(int width) {
        int groups = Math.clamp(width / GROUP_WIDTH, 1, CARDINALITY);
        while (width % groups != 0) {
            groups--;
        }
        return groups;
    }

    private static Value preactivation(GraphBuilder graph, Value input, int channels, int stride) {
        GraphBuilder first = graph.in("first");
        Value inner =
                Layers.bareConvolve(first, Layers.normalizeRelu(first, input), channels, 3, stride);
        GraphBuilder second = graph.in("second");
        return Layers.bareConvolve(second, Layers.normalizeRelu(second, inner), channels, 3, 1);
    }

    private Value shortcut(GraphBuilder graph, Value input, int channels, int stride) {
        if (stride == 1 && input.shape().channels() == channels) {
            return input;
        }
        GraphBuilder inShortcut = graph.in("shortcut");
        return form == Form.PREACTIVATION
                ? Layers.bareConvolve(inShortcut, input, channels, 1, stride)
                : Layers.convolve(inShortcut, input, channels, 1, stride);
    }
}
