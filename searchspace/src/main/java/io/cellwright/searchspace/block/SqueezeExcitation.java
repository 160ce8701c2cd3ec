package io.cellwright.searchspace.block;

import io.cellwright.searchspace.block.ResidualBlock.Form;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Any block whose result's channels are weighted by squeeze-and-excitation: before the sum, if the
/// block ends with a sum of its result and a shortcut. Source: Hu, Shen and Sun,
/// "Squeeze-and-Excitation Networks", 2018, section 3.3.
public record SqueezeExcitation(Block block) implements Block {

    /// The blocks of this kind that a file may name: those of the networks that the paper trains,
    /// and the pre-activated one.
    static final List<SqueezeExcitation> VOCABULARY =
            Stream.of(
                            new ResidualBlock(Form.BASIC),
                            new ResidualBlock(Form.BOTTLENECK),
                            new ResidualBlock(Form.PREACTIVATION),
                            new ResidualBlock(Form.AGGREGATED),
                            new EfficientBlock.DepthwiseSeparable(),
                            new EfficientBlock.GroupedShuffle(),
                            new ModuleBlock(ModuleBlock.Form.VGG_STACK),
                            new InceptionBlock(InceptionBlock.Form.REDUCED))
                    .map(SqueezeExcitation::new)
                    .toList();

    public SqueezeExcitation {
        if (block instanceof SqueezeExcitation) {
            throw new IllegalArgumentException(
                    "a block's channels are weighted once, not twice as in se-" + block.name());
        }
    }

    @Override
    public String name() {
        return "se-" + block.name();
    }

    @Override
    public Value expand(GraphBuilder graph, Value input, int channels, int stride) {
        UnaryOperator<Value> weighting = map -> Layers.squeezeAndExcite(graph, map);
        return block instanceof ShortcutBlock shortcut
                ? shortcut.expand(graph, input, channels, stride, weighting)
                : weighting.apply(block.expand(graph, input, channels, stride));
    }
}
