package io.cellwright.searchspace.zoo;

import static io.cellwright.searchspace.zoo.CellBranches.average;
import static io.cellwright.searchspace.zoo.CellBranches.dilatedSeparable;
import static io.cellwright.searchspace.zoo.CellBranches.maximum;
import static io.cellwright.searchspace.zoo.CellBranches.separable;
import static io.cellwright.searchspace.zoo.CellBranches.skip;
import static io.cellwright.searchspace.zoo.CellBranches.sum;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.network.CifarSkeleton;
import io.cellwright.searchspace.network.ImageNetSkeleton;
import io.cellwright.searchspace.network.ImageNetSkeleton.Stages;
import io.cellwright.searchspace.network.ImageNetSkeleton.Stem;
import io.cellwright.searchspace.network.Wiring;
import java.util.List;

/// The cells that DARTS found by gradient descent, of the first and the second version of its
/// published code. Source: Liu, Simonyan and Yang, "DARTS: Differentiable Architecture Search",
/// 2018, joined as in the code.
final class Darts {

    private static final String SOURCE =
            "Liu, Simonyan and Yang, \"DARTS: Differentiable Architecture Search\", 2018";

    private static final Architecture.Cells FIRST =
            new Architecture.Cells(
                    cell(
                            sum(separable(3, 1), separable(3, 0)),
                            sum(skip(0), separable(3, 1)),
                            sum(skip(0), separable(3, 1)),
                            sum(separable(3, 0), skip(2))),
                    cell(
                            sum(maximum(0), maximum(1)),
                            sum(skip(2), maximum(0)),
                            sum(maximum(0), skip(2)),
                            sum(skip(2), average(0))));

    private static final Architecture.Cells SECOND =
            new Architecture.Cells(
                    cell(
                            sum(separable(3, 0), separable(3, 1)),
                            sum(separable(3, 0), separable(3, 1)),
                            sum(separable(3, 1), skip(0)),
                            sum(skip(0), dilatedSeparable(3, 2))),
                    cell(
                            sum(maximum(0), maximum(1)),
                            sum(skip(2), maximum(1)),
                            sum(maximum(0), skip(2)),
                            sum(skip(2), maximum(1))));

    static final List<PublishedCells> PUBLISHED =
            List.of(
                    new PublishedCells("darts-v1", "DARTS V1", SOURCE, FIRST, Wiring.DARTS),
                    new PublishedCells("darts-v2", "DARTS V2", SOURCE, SECOND, Wiring.DARTS));

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the skeleton for CIFAR: a 3x3 convolution as stem, four normal cells"
                            + " in each of three stages",
                    List.of(
                            new Model(
                                    "darts-v1-cifar",
                                    "DARTS V1 (20 cells, 36 filters)",
                                    SOURCE + ", the cells named DARTS_V1 in its code",
                                    Model.CIFAR,
                                    10,
                                    List.of(),
                                    (image, classes) -> cifar(FIRST, 6, 36, image, classes)),
                            new Model(
                                    "darts-v2-cifar",
                                    "DARTS V2 (20 cells, 36 filters)",
                                    SOURCE + ", the cells named DARTS_V2 in its code",
                                    Model.CIFAR,
                                    10,
                                    List.of(
                                            Figure.parameters("3.3M", SOURCE + ", table 1"),
                                            Figure.top1Error(
                                                    "2.76", SOURCE + ", table 1, with cutout")),
                                    (image, classes) -> cifar(SECOND, 6, 36, image, classes)),
                            new Model(
                                    "darts-v2",
                                    "DARTS V2 (14 cells, 48 filters)",
                                    SOURCE
                                            + ", the cells named DARTS_V2 in its code; 574M counts more"
                                            + " than convolutions and fully connected layers",
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Figure.parameters("4.7M", SOURCE + ", table 3"),
                                            Figure.multiplyAdds("574M", SOURCE + ", table 3"),
                                            Figure.top1Error("26.7", SOURCE + ", table 3"),
                                            Figure.top5Error("8.7", SOURCE + ", table 3")),
                                    Darts::imageNet)));

    private Darts() {}

    /// All four blocks are outputs.
    private static Cell cell(CellBlock... blocks) {
        return new Cell(List.of(blocks), List.of(2, 3, 4, 5));
    }

    private static Graph imageNet(Shape image, int classes) {
        return SmallerForm.isSmall(image)
                ? cifar(SECOND, 4, 48, image, classes)
                : new ImageNetSkeleton(
                                Stages.equal(4),
                                48,
                                new Stem.Convolutions(),
                                image,
                                classes,
                                Wiring.DARTS)
                        .stack(SECOND);
    }

    private static Graph cifar(
            Architecture.Cells cells, int normal, int filters, Shape image, int classes) {
        return new CifarSkeleton(normal, filters, image, classes, Wiring.DARTS).stack(cells);
    }
}
