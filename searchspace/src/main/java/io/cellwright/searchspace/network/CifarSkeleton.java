package io.cellwright.searchspace.network;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import java.util.List;

/// The skeleton for small images: a 3x3 stem, then three stages of `cellsPerStage` normal cells
/// with a reduction cell between stages, global average pooling and a classifier. Each reduction
/// doubles the filters. Source: Zoph, Vasudevan, Shlens and Le, 2018, figure 2.
///
/// @param cellsPerStage the paper's N
/// @param filters the paper's F: the channels of every branch in the first stage
/// @param input the shape of one image
/// @param classes the number of logits
/// @param wiring how cells are joined
public record CifarSkeleton(
        int cellsPerStage, int filters, Shape input, int classes, Wiring wiring) {

    /// How many times `filters` the stem has channels.
    private static final int STEM_FACTOR = 3;

    public CifarSkeleton {
        requireSizes(cellsPerStage, filters);
        Bounds.require("classes", classes, 2, 100_000);
        Bounds.require("input.height", input.height(), 8, 1024);
        Bounds.require("input.width", input.width(), 8, 1024);
    }

    /// The skeleton of searches.
    public CifarSkeleton(int cellsPerStage, int filters, Shape input, int classes) {
        this(cellsPerStage, filters, input, classes, Wiring.STANDARD);
    }

    /// Throws [IllegalArgumentException] where there is no skeleton of these sizes.
    public static void requireSizes(int cellsPerStage, int filters) {
        Bounds.require("cellsPerStage", cellsPerStage, 1, 20);
        Bounds.require("filters", filters, 2, 1024);
    }

    /// The whole network for these cells.
    public Graph stack(Architecture.Cells architecture) {
        GraphBuilder graph = GraphBuilder.withInput(input);
        Value stem = Layers.convolve(graph.in("stem"), graph.input(), STEM_FACTOR * filters, 3, 1);
        CellStack stack = new CellStack(graph, architecture, wiring, stem);
        stack.stages(List.of(cellsPerStage, cellsPerStage, cellsPerStage), filters, classes);
        return stack.classified(classes);
    }
}
