package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// An Inception module as a branch of a cell: the published module's channels in proportion to
/// those that are asked for, and with stride 2 in the last layer of every branch. Convolutions have
/// batch normalization, also where the paper is older.
public record InceptionBlock(Form form) implements ShortcutBlock {

    /// The blocks of this kind that a file may name.
    static final List<InceptionBlock> VOCABULARY =
            Arrays.stream(Form.values()).map(InceptionBlock::new).toList();

    /// The published modules.
    public enum Form {
        /// 1x1, 3x3 and 5x5 convolutions and a pooling side by side, concatenated: of 8 channels 2,
        /// 4 and 1. Since the pooling keeps the input's channels, a 1x1 convolution behind them
        /// sets the result's. Source: Szegedy et al., "Going Deeper with Convolutions", 2015,
        /// figure 2(a).
        NAIVE("inception-naive"),
        /// The same with 1x1 bottlenecks before the large windows and behind the pooling: of 8
        /// channels 2, 4, 1 and 1, as in GoogLeNet's module 3a. Source: Szegedy et al., "Going
        /// Deeper with Convolutions", 2015, figure 2(b).
        REDUCED("inception"),
        /// Two 3x3 windows for a 5x5 one. Source: Szegedy et al., "Rethinking the Inception
        /// Architecture for Computer Vision", 2016, figure 5.
        SMALL_WINDOWS("inception-v3-a"),
        /// 1x7 and 7x1 windows for 7x7 ones. Source: Szegedy et al., 2016, figure 6.
        ASYMMETRIC_WINDOWS("inception-v3-b"),
        /// 1x3 and 3x1 windows side by side. Source: Szegedy et al., 2016, figure 7.
        EXPANDED_FILTER_BANK("inception-v3-c"),
        /// Four parts of one width. Source: Szegedy, Ioffe, Vanhoucke and Alemi, "Inception-v4,
        /// Inception-ResNet and the Impact of Residual Connections on Learning", 2017, figure 4.
        UNIFORM_A("inception-v4-a"),
        /// 1x7 and 7x1 windows. Source: Szegedy et al., 2017, figure 5.
        UNIFORM_B("inception-v4-b"),
        /// 1x3 and 3x1 windows in a row, then side by side. Source: Szegedy et al., 2017, figure 6.
        UNIFORM_C("inception-v4-c"),
        /// 3x3 windows, scaled by 0.17 and added to a shortcut. Source: Szegedy et al., 2017,
        /// figure 16.
        RESIDUAL_A("inception-resnet-a"),
        /// 1x7 and 7x1 windows, scaled by 0.1 and added to a shortcut. Source: Szegedy et al.,
        /// 2017, figure 17.
        RESIDUAL_B("inception-resnet-b"),
        /// 1x3 and 3x1 windows, scaled by 0.2 and added to a shortcut. Source: Szegedy et al.,
        /// 2017, figure 19.
        RESIDUAL_C("inception-resnet-c");

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
        Place place = new Place(graph, input, channels, stride, weighting);
        return switch (form) {
            case NAIVE -> weighting.apply(place.naive());
            case REDUCED -> weighting.apply(place.reduced());
            case SMALL_WINDOWS ->
                    place.sharing(256, branches -> FactorizedInception.smallWindows(branches, 32));
            case ASYMMETRIC_WINDOWS ->
                    place.sharing(
                            768, branches -> FactorizedInception.asymmetricWindows(branches, 128));
            case EXPANDED_FILTER_BANK ->
                    place.sharing(2048, FactorizedInception::expandedFilterBank);
            case UNIFORM_A -> place.sharing(384, UniformInception::moduleA);
            case UNIFORM_B -> place.sharing(1024, UniformInception::moduleB);
            case UNIFORM_C -> place.sharing(1536, UniformInception::moduleC);
            case RESIDUAL_A -> place.residual(320, ResidualInception::branchesA, 0.17);
            case RESIDUAL_B -> place.residual(1088, ResidualInception::branchesB, 0.1);
            case RESIDUAL_C -> place.residual(2080, ResidualInception::branchesC, 0.2);
        };
    }

    /// Where a module is put, and what is asked of it.
    private record Place(
            GraphBuilder graph,
            Value input,
            int channels,
            int stride,
            UnaryOperator<Value> weighting) {

        Value naive() {
            Inception.Widths widths = Inception.Widths.sharing(channels);
            Value all =
                    Inception.naive(
                            graph,
                            input,
                            ConvolutionLayer.NORMALIZED,
                            widths.one(),
                            widths.three(),
                            widths.five(),
                            stride);
            return Layers.convolveRelu(graph.in("project"), all, channels, 1, 1);
        }

        Value reduced() {
            Inception.Widths widths = Inception.Widths.sharing(channels);
            return Inception.reduced(graph, input, ConvolutionLayer.NORMALIZED, widths, 5, stride);
        }

        /// A module that gives `published` channels, in which all parts keep their share.
        Value sharing(int published, Function<InceptionBranches, Value> module) {
            InceptionWidths widths = InceptionWidths.sharing(channels, published);
            return weighting.apply(
                    module.apply(InceptionBranches.of(graph, input, widths, stride)));
        }

        /// The sum of a shortcut and of branches whose sum is made for `published` channels.
        Value residual(int published, Function<InceptionBranches, Value> branches, double factor) {
            InceptionWidths widths = InceptionWidths.proportional(channels, published);
            Value concatenated = branches.apply(InceptionBranches.of(graph, input, widths, stride));
            Value shortcut = Residual.projection(graph.in("shortcut"), input, channels, stride);
            return Layers.relu(
                    graph, ResidualInception.sum(graph, concatenated, factor, shortcut, weighting));
        }
    }
}
