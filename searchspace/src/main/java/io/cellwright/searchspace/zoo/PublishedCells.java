package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.network.CifarSkeleton;
import io.cellwright.searchspace.network.Wiring;
import java.util.List;

/// Cells that a published search found, to be stacked on the skeleton for CIFAR in any size.
///
/// @param name as in commands and files, `nasnet-a`
/// @param title as in the literature, `NASNet-A`
/// @param source authors, title and year of the paper
/// @param wiring how cells are joined
public record PublishedCells(
        String name, String title, String source, Architecture.Cells cells, Wiring wiring) {

    /// The model `nasnet-a-n2-f16` of such cells. Throws [IllegalArgumentException] that says which
    /// of the two numbers breaks its rule.
    ///
    /// @param cellsPerStage normal cells in each of three stages: the papers' N
    /// @param filters the channels of every branch in the first stage: the papers' F
    public Model model(int cellsPerStage, int filters) {
        CifarSkeleton.requireSizes(cellsPerStage, filters);
        return new Model(
                "%s-n%d-f%d".formatted(name, cellsPerStage, filters),
                "%s (N=%d, F=%d)".formatted(title, cellsPerStage, filters),
                source + ", its cells on the skeleton for CIFAR",
                Model.CIFAR,
                10,
                List.of(),
                new Stacking(this, cellsPerStage, filters));
    }

    /// A record, so that models of equal cells and sizes are equal.
    private record Stacking(PublishedCells published, int cellsPerStage, int filters)
            implements Model.Builder {

        @Override
        public Graph graph(Shape image, int classes) {
            return new CifarSkeleton(cellsPerStage, filters, image, classes, published.wiring)
                    .stack(published.cells);
        }
    }
}
