package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// A residual branch beside a shortcut, and their sum. The shortcut is the input itself, or where
/// the shape changes a 1x1 convolution (option B of He, Zhang, Ren and Sun, "Deep Residual Learning
/// for Image Recognition", 2015).
public record ResidualBlock(Form form) implements ShortcutBlock {

    /// The blocks of this kind that a file may name.
    static final List<ResidualBlock> VOCABULARY =
            Arrays.stream(Form.values()).map(ResidualBlock::new).toList();

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
        return form.word;
    }

    @Override
    public Value expand(
            GraphBuilder graph,
            Value input,
            int channels,
            int stride,
            UnaryOperator<Value> weighting) {
        return switch (form) {
            case BASIC -> Residual.basic(graph, input, channels, stride, weighting);
            case BOTTLENECK -> {
                Bottleneck bottleneck = Bottleneck.of(Math.max(1, channels / 4), channels);
                yield Residual.bottleneck(graph, input, bottleneck, stride, weighting);
            }
            case PREACTIVATION -> PreActivation.basic(graph, input, channels, stride, weighting);
            case AGGREGATED -> {
                int width = Math.max(1, channels / 2);
                Bottleneck bottleneck = Bottleneck.grouped(groups(width), width, channels);
                yield Residual.bottleneck(graph, input, bottleneck, stride, weighting);
            }
        };
    }

    /// As many groups as the width has fours, but at most 32, and a divisor of the width.
    private static int groups(int width) {
        int groups = Math.clamp(width / GROUP_WIDTH, 1, CARDINALITY);
        while (width % groups != 0) {
            groups--;
        }
        return groups;
    }
}
