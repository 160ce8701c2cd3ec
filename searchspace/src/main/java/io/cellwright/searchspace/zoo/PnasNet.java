package io.cellwright.searchspace.zoo;

import static io.cellwright.searchspace.zoo.CellBranches.identity;
import static io.cellwright.searchspace.zoo.CellBranches.maximum;
import static io.cellwright.searchspace.zoo.CellBranches.separable;
import static io.cellwright.searchspace.zoo.CellBranches.sum;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.network.CifarSkeleton;
import io.cellwright.searchspace.network.ImageNetSkeleton;
import io.cellwright.searchspace.network.ImageNetSkeleton.Stages;
import io.cellwright.searchspace.network.ImageNetSkeleton.Stem;
import io.cellwright.searchspace.network.Wiring;
import java.util.List;

/// PNASNet-5, found by sequential model-based search: one cell, which with stride 2 is the
/// reduction cell too. Source: Liu et al., "Progressive Neural Architecture Search", 2018, figure
/// 1, joined as in the code that was published with it: of the N = 4 cells of the second and third
/// stage, the first is the reduction.
final class PnasNet {

    private static final String SOURCE =
            "Liu et al., \"Progressive Neural Architecture Search\", 2018";

    private static final Cell CELL =
            new Cell(
                    List.of(
                            sum(separable(5, 0), maximum(0)),
                            sum(separable(7, 1), maximum(1)),
                            sum(separable(5, 1), separable(3, 1)),
                            sum(separable(3, 4), maximum(1)),
                            sum(separable(3, 0), identity(1))),
                    List.of(2, 3, 4, 5, 6));

    private static final Architecture.Cells CELLS = new Architecture.Cells(CELL, CELL);

    static final List<PublishedCells> PUBLISHED =
            List.of(new PublishedCells("pnasnet5", "PNASNet-5", SOURCE, CELLS, Wiring.NASNET));

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the skeleton for CIFAR: a 3x3 convolution as stem, three normal cells"
                            + " in each of three stages",
                    List.of(
                            new Model(
                                    "pnasnet5-large",
                                    "PNASNet-5 (4, 216)",
                                    SOURCE + ", table 5",
                                    new Shape(3, 331, 331),
                                    1000,
                                    List.of(
                                            Figure.parameters("86.1M", SOURCE + ", table 5"),
                                            Figure.multiplyAdds("25.0G", SOURCE + ", table 5"),
                                            Figure.top1Error("17.1", SOURCE + ", table 5"),
                                            Figure.top5Error("3.8", SOURCE + ", table 5")),
                                    PnasNet::large)));

    private PnasNet() {}

    private static Graph large(Shape image, int classes) {
        return SmallerForm.isSmall(image)
                ? new CifarSkeleton(3, 216, image, classes, Wiring.NASNET).stack(CELLS)
                : new ImageNetSkeleton(
                                new Stages(4, 3, 3),
                                216,
                                new Stem.ReductionCells(96),
                                image,
                                classes,
                                Wiring.NASNET)
                        .stack(CELLS);
    }
}
