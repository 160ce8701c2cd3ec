package io.cellwright.searchspace.zoo;

import static io.cellwright.searchspace.zoo.CellBranches.average;
import static io.cellwright.searchspace.zoo.CellBranches.bottleneck1x7;
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

/// AmoebaNet-A and -C, found by regularized evolution, as N normal cells in a stage and F filters.
/// Source: Real, Aggarwal, Huang and Le, "Regularized Evolution for Image Classifier Architecture
/// Search", 2018, with the cells and the joints of the code that was published with it.
final class AmoebaNet {

    private static final String SOURCE =
            "Real, Aggarwal, Huang and Le, \"Regularized Evolution for Image Classifier"
                    + " Architecture Search\", 2018";

    private static final Architecture.Cells A =
            new Architecture.Cells(
                    new Cell(
                            List.of(
                                    sum(average(1), maximum(1)),
                                    sum(separable(3, 0), identity(0)),
                                    sum(identity(1), average(0)),
                                    sum(separable(3, 1), separable(5, 2)),
                                    sum(average(5), separable(3, 1))),
                            List.of(0, 3, 4, 6)),
                    new Cell(
                            List.of(
                                    sum(separable(3, 0), average(1)),
                                    sum(maximum(1), separable(7, 2)),
                                    sum(maximum(0), maximum(1)),
                                    sum(separable(3, 4), bottleneck1x7(1)),
                                    sum(average(0), separable(7, 1))),
                            List.of(2, 3, 4, 5, 6)));

    private static final Architecture.Cells C =
            new Architecture.Cells(
                    new Cell(
                            List.of(
                                    sum(average(1), separable(3, 1)),
                                    sum(identity(1), separable(3, 1)),
                                    sum(average(2), separable(3, 0)),
                                    sum(identity(1), separable(3, 0)),
                                    sum(average(3), separable(3, 1))),
                            List.of(0, 2, 4, 5, 6)),
                    new Cell(
                            List.of(
                                    sum(maximum(1), maximum(1)),
                                    sum(separable(7, 2), separable(3, 1)),
                                    sum(separable(7, 1), maximum(0)),
                                    sum(separable(5, 4), separable(5, 4)),
                                    sum(maximum(0), separable(3, 0))),
                            List.of(1, 2, 3, 4, 5, 6)));

    static final List<PublishedCells> PUBLISHED =
            List.of(
                    new PublishedCells("amoebanet-a", "AmoebaNet-A", SOURCE, A, Wiring.NASNET),
                    new PublishedCells("amoebanet-c", "AmoebaNet-C", SOURCE, C, Wiring.NASNET));

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the skeleton for CIFAR: a 3x3 convolution as stem, the model's number"
                            + " of normal cells in each of three stages",
                    List.of(
                            new Model(
                                    "amoebanet-a-cifar",
                                    "AmoebaNet-A (6, 36)",
                                    SOURCE,
                                    Model.CIFAR,
                                    10,
                                    List.of(
                                            Figure.parameters("3.2M", SOURCE),
                                            Figure.top1Error("3.34", SOURCE)),
                                    (image, classes) -> cifar(A, 6, 36, image, classes)),
                            new Model(
                                    "amoebanet-a-mobile",
                                    "AmoebaNet-A (4, 50)",
                                    SOURCE,
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Figure.parameters("5.1M", SOURCE),
                                            Figure.multiplyAdds("555M", SOURCE),
                                            Figure.top1Error("25.5", SOURCE),
                                            Figure.top5Error("8.0", SOURCE)),
                                    (image, classes) -> imageNet(A, 4, 50, image, classes)),
                            large(
                                    "amoebanet-a",
                                    "AmoebaNet-A (6, 190)",
                                    List.of(
                                            Figure.parameters("86.7M", SOURCE),
                                            Figure.multiplyAdds("23.1G", SOURCE),
                                            Figure.top1Error("17.2", SOURCE),
                                            Figure.top5Error("3.9", SOURCE)),
                                    A,
                                    190),
                            large(
                                    "amoebanet-c",
                                    "AmoebaNet-C (6, 228)",
                                    List.of(
                                            Figure.parameters("155.3M", SOURCE),
                                            Figure.multiplyAdds("41.1G", SOURCE),
                                            Figure.top1Error("16.9", SOURCE),
                                            Figure.top5Error("3.7", SOURCE)),
                                    C,
                                    228)));

    private AmoebaNet() {}

    private static Model large(
            String name,
            String title,
            List<Figure> published,
            Architecture.Cells cells,
            int filters) {
        return new Model(
                name,
                title,
                SOURCE,
                new Shape(3, 331, 331),
                1000,
                published,
                (image, classes) -> imageNet(cells, 6, filters, image, classes));
    }

    private static Graph imageNet(
            Architecture.Cells cells, int normal, int filters, Shape image, int classes) {
        return SmallerForm.isSmall(image)
                ? cifar(cells, normal, filters, image, classes)
                : new ImageNetSkeleton(
                                Stages.equal(normal),
                                filters,
                                new Stem.ReductionCells(32),
                                image,
                                classes,
                                Wiring.NASNET)
                        .stack(cells);
    }

    private static Graph cifar(
            Architecture.Cells cells, int normal, int filters, Shape image, int classes) {
        return new CifarSkeleton(normal, filters, image, classes, Wiring.NASNET).stack(cells);
    }
}
