package io.cellwright.controller.drawing;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.block.ConvolutionBlock;
import io.cellwright.searchspace.block.EfficientBlock;
import io.cellwright.searchspace.block.InceptionBlock;
import io.cellwright.searchspace.block.ModuleBlock;
import io.cellwright.searchspace.block.ResidualBlock;
import io.cellwright.searchspace.block.SqueezeExcitation;
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
        IDENTITY,
        /// A residual branch and its shortcut.
        RESIDUAL,
        /// Stacks and modules of several convolutions.
        MODULE
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
            case ConvolutionBlock convolution -> of(convolution);
            case ResidualBlock(ResidualBlock.Form form) ->
                    new BlockLabel(Family.RESIDUAL, residual(form), "");
            case EfficientBlock efficient -> of(efficient);
            case ModuleBlock(ModuleBlock.Form form) -> of(form);
            case InceptionBlock(InceptionBlock.Form form) ->
                    new BlockLabel(Family.MODULE, "inception", inception(form));
            case SqueezeExcitation(Block inner) -> squeezed(of(inner));
        };
    }

    private static BlockLabel of(ConvolutionBlock block) {
        return switch (block) {
            case ConvolutionBlock.Factorized(int kernel) ->
                    new BlockLabel(Family.CONVOLUTION, "conv", factorized(kernel));
            case ConvolutionBlock.Dilated(int kernel) ->
                    new BlockLabel(Family.CONVOLUTION, "dil conv", square(kernel));
            case ConvolutionBlock.DilatedSeparable(int kernel) ->
                    new BlockLabel(Family.SEPARABLE, "dil sep conv", square(kernel));
            case ConvolutionBlock.Bottlenecked(int kernel) ->
                    new BlockLabel(Family.CONVOLUTION, "bottleneck", square(kernel));
            case ConvolutionBlock.BottleneckedFactorized(int kernel) ->
                    new BlockLabel(Family.CONVOLUTION, "bottleneck", factorized(kernel));
            case ConvolutionBlock.Skip() -> new BlockLabel(Family.IDENTITY, "skip", "");
        };
    }

    private static BlockLabel of(EfficientBlock block) {
        return switch (block) {
            case EfficientBlock.DepthwiseSeparable() ->
                    new BlockLabel(Family.SEPARABLE, "depthwise sep", square(3));
            case EfficientBlock.InvertedResidual(int expansion) ->
                    new BlockLabel(Family.RESIDUAL, "inverted residual", "×" + expansion);
            case EfficientBlock.GroupedShuffle() ->
                    new BlockLabel(Family.RESIDUAL, "shuffle unit", "v1");
            case EfficientBlock.SplitShuffle() ->
                    new BlockLabel(Family.RESIDUAL, "shuffle unit", "v2");
        };
    }

    private static BlockLabel of(ModuleBlock.Form form) {
        return switch (form) {
            case MLP_CONVOLUTION -> new BlockLabel(Family.MODULE, "mlpconv", square(3));
            case VGG_STACK -> new BlockLabel(Family.MODULE, "VGG stack", "");
            case DENSE_LAYER -> new BlockLabel(Family.MODULE, "dense layer", "");
            case FRACTAL -> new BlockLabel(Family.MODULE, "fractal", "");
        };
    }

    private static String inception(InceptionBlock.Form form) {
        return switch (form) {
            case NAIVE -> "naive";
            case REDUCED -> "";
            case SMALL_WINDOWS -> "v3 A";
            case ASYMMETRIC_WINDOWS -> "v3 B";
            case EXPANDED_FILTER_BANK -> "v3 C";
            case UNIFORM_A -> "v4 A";
            case UNIFORM_B -> "v4 B";
            case UNIFORM_C -> "v4 C";
            case RESIDUAL_A -> "resnet A";
            case RESIDUAL_B -> "resnet B";
            case RESIDUAL_C -> "resnet C";
        };
    }

    private static BlockLabel squeezed(BlockLabel label) {
        return new BlockLabel(label.family, "SE " + label.name, label.size);
    }

    private static String residual(ResidualBlock.Form form) {
        return switch (form) {
            case BASIC -> "residual";
            case BOTTLENECK -> "residual bottleneck";
            case PREACTIVATION -> "pre-act residual";
            case AGGREGATED -> "ResNeXt";
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

    private static String factorized(int kernel) {
        return "1×%d %d×1".formatted(kernel, kernel);
    }
}
