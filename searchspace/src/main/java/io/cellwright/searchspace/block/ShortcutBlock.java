package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import java.util.function.UnaryOperator;

/// A block that may add what it computed to its input, or to a convolution of its input.
public sealed interface ShortcutBlock extends Block
        permits ResidualBlock,
                InceptionBlock,
                EfficientBlock.InvertedResidual,
                EfficientBlock.GroupedShuffle {

    @Override
    default Value expand(GraphBuilder graph, Value input, int channels, int stride) {
        return expand(graph, input, channels, stride, UnaryOperator.identity());
    }

    /// Adds the block's nodes behind `input`, as [#expand(GraphBuilder, Value, int, int)].
    ///
    /// @param weighting what is done with the computed map before the sum
    Value expand(
            GraphBuilder graph,
            Value input,
            int channels,
            int stride,
            UnaryOperator<Value> weighting);
}
