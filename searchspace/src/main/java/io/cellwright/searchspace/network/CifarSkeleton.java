package io.cellwright.searchspace.network;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;

/// The skeleton for small images: a 3x3 stem, then three stages of `cellsPerStage` normal cells
/// with a reduction cell between stages, global average pooling and a classifier. Each reduction
/// doubles the filters. Source: Zoph, Vasudevan, Shlens and Le, 2018, figure 2.
///
/// @param cellsPerStage the paper's N
/// @param filters the paper's F: the channels of every branch in the first stage
/// @param input the shape of one image
/// @param classes the number of logits
public record CifarSkeleton(int cellsPerStage, int filters, Shape input, int classes) {

    private static final int STAGES = 3;

    /// How many times `filters` the stem has channels.
    private static final int STEM_FACTOR = 3;

    public CifarSkeleton {
        requireWithin("cellsPerStage", cellsPerStage, 1, 20);
        requireWithin("filters", filters, 2, 1024);
        requireWithin("classes", classes, 2, 100_000);
        requireWithin("input.height", input.height(), 8, 1024);
        requireWithin("input.width", input.width(), 8, 1024);
    }

    /// The whole network for these cells.
    public Graph stack(Architecture.Cells architecture) {
        GraphBuilder graph = GraphBuilder.withInput(input);
        Value stem =
                Layers.convolve(
                        graph.in("stem"),
                        graph.input(),
                        Math.multiplyExact(STEM_FACTOR, filters),
                        3,
                        1);
        Value beforePrevious = stem;
        Value previous = stem;
        int channels = filters;
        int position = 0;
        for (int stage = 0; stage < STAGES; stage++) {
            if (stage > 0) {
                channels *= 2;
                Value reduced =
                        CellStacking.stack(
                                graph.in("cell" + position++),
                                architecture.reduction(),
                                beforePrevious,
                                previous,
                                channels,
                                2);
                beforePrevious = previous;
                previous = reduced;
            }
            for (int cell = 0; cell < cellsPerStage; cell++) {
                Value output =
                        CellStacking.stack(
                                graph.in("cell" + position++),
                                architecture.normal(),
                                beforePrevious,
                                previous,
                                channels,
                                1);
                beforePrevious = previous;
                previous = output;
            }
        }
        Value active = Layers.relu(graph, previous);
        return graph.build(Layers.classify(graph, active, classes));
    }

    private static void requireWithin(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d to %d, not %d".formatted(field, least, most, value));
        }
    }
}
