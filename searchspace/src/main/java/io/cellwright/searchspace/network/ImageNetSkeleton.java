package io.cellwright.searchspace.network;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The skeleton for large images: a stem that makes them eight times smaller, then three stages of
/// normal cells with a reduction cell between stages, global average pooling and a classifier. Each
/// reduction doubles the filters. Source: Zoph, Vasudevan, Shlens and Le, 2018, figure 2.
///
/// @param stages the number of normal cells in each stage: N, N and N in NASNet; N, N - 1 and N - 1
///   in PNASNet, whose N counts reductions
/// @param filters the channels of every branch in the first stage
/// @param stem what comes before the first stage
/// @param input the shape of one image
/// @param classes the number of logits
/// @param wiring how cells are joined
public record ImageNetSkeleton(
        Stages stages, int filters, Stem stem, Shape input, int classes, Wiring wiring) {

    /// The number of normal cells in the three stages.
    public record Stages(int first, int second, int third) {

        public Stages {
            Bounds.require("stages.first", first, 1, 20);
            Bounds.require("stages.second", second, 1, 20);
            Bounds.require("stages.third", third, 1, 20);
        }

        /// As many cells in every stage, the paper's N.
        public static Stages equal(int cells) {
            return new Stages(cells, cells, cells);
        }
    }

    /// What makes the images eight times smaller.
    public sealed interface Stem {

        /// A 3x3 convolution with stride 2 and no padding, then two reduction cells with a quarter
        /// and half of the skeleton's filters. Source: Zoph, Vasudevan, Shlens and Le, 2018, as in
        /// its published code.
        ///
        /// @param channels of the convolution
        record ReductionCells(int channels) implements Stem {

            public ReductionCells {
                Bounds.require("stem.channels", channels, 2, 1024);
            }
        }

        /// Three 3x3 convolutions with stride 2, whose second and third results are the inputs of
        /// the first cell. Source: Liu, Simonyan and Yang, 2018, as in its published code.
        record Convolutions() implements Stem {}
    }

    public ImageNetSkeleton {
        // A quarter of the filters must be two channels, which a factorized reduction needs.
        Bounds.require("filters", filters, 8, 1024);
        Bounds.require("classes", classes, 2, 100_000);
        Bounds.require("input.height", input.height(), 32, 1024);
        Bounds.require("input.width", input.width(), 32, 1024);
    }

    /// The whole network for these cells.
    public Graph stack(Architecture.Cells architecture) {
        GraphBuilder graph = GraphBuilder.withInput(input);
        CellStack stack =
                switch (stem) {
                    case Stem.ReductionCells(int channels) ->
                            behindReductions(graph, architecture, channels);
                    case Stem.Convolutions() -> behindConvolutions(graph, architecture);
                };
        stack.stages(List.of(stages.first, stages.second, stages.third), filters, classes);
        return stack.classified(classes);
    }

    private CellStack behindReductions(
            GraphBuilder graph, Architecture.Cells architecture, int channels) {
        Value convolved =
                Layers.convolve(graph.in("stem"), graph.input(), channels, Window.valid(3, 2), 1);
        CellStack stack = new CellStack(graph, architecture, wiring, convolved);
        stack.reduce(filters / 4);
        stack.reduce(filters / 2);
        return stack;
    }

    private CellStack behindConvolutions(GraphBuilder graph, Architecture.Cells architecture) {
        GraphBuilder scope = graph.in("stem");
        Value half =
                Layers.convolveRelu(
                        scope.in("first"), graph.input(), filters / 2, Window.same(3, 2), 1);
        Value older = Layers.convolve(scope.in("second"), half, filters, 3, 2);
        Value newer = Layers.reluConvolve(scope.in("third"), older, filters, 3, 2);
        return new CellStack(graph, architecture, wiring, older, newer);
    }
}
