package io.cellwright.controller.drawing;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.graph.Operation;

/// How a block of the search space is written and coloured.
///
/// @param name what it does
/// @param size of its window, empty where it has none
record BlockLabel(Family family, String name, String size) {

    /// Operations of a kind share a colour.
    enum Family {
        SEPARABLE,
        CONVOLUTION,
        POOLING,
        IDENTITY
    }

    static BlockLabel of(Block block) {
        return switch (block) {
            case Block.Identity() -> new BlockLabel(Family.IDENTITY, "identity", "");
            case Block.SeparableConvolution(int kernel) ->
                    new BlockLabel(Family.SEPARABLE, "sep conv", square(kernel));
            case Block.Convolution(int kernel) ->
                    new BlockLabel(Family.CONVOLUTION, "conv", square(kernel));
            case Block.Pooling(Operation.Pooling.Kind kind, int kernel) ->
                    new BlockLabel(Family.POOLING, pooling(kind), square(kernel));
        };
    }

    /// Both in one line.
    String text() {
        return size.isEmpty() ? name : name + " " + size;
    }

    private static String pooling(Operation.Pooling.Kind kind) {
        return switch (kind) {
            case AVERAGE -> "avg pool";
            case MAXIMUM -> "max pool";
        };
    }

    private static String square(int kernel) {
        return "%d×%d".formatted(kernel, kernel);
    }
}
