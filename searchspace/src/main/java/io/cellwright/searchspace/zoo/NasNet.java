package io.cellwright.searchspace.zoo;

import static io.cellwright.searchspace.zoo.CellBranches.average;
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

/// NASNet-A, found by reinforcement learning. `N@P` is N normal cells in a stage and P filters in
/// the last layer, which concatenates six states of the third stage: F = P / 24. Source: Zoph,
/// Vasudevan, Shlens and Le, "Learning Transferable Architectures for Scalable Image Recognition",
/// 2018, figure 4, joined as in the code that was published with it.
final class NasNet {

    private static final String SOURCE =
            "Zoph, Vasudevan, Shlens and Le, \"Learning Transferable Architectures for Scalable"
                    + " Image Recognition\", 2018";

    /// The cells of figure 4. The normal cell's output has its older input beside the five sums, as
    /// in the published code.
    private static final Architecture.Cells CELLS =
            new Architecture.Cells(
                    new Cell(
                            List.of(
                                    sum(separable(5, 1), separable(3, 0)),
                                    sum(separable(5, 0), separable(3, 0)),
                                    sum(average(1), identity(0)),
                                    sum(average(0), average(0)),
                                    sum(separable(3, 1), identity(1))),
                            List.of(0, 2, 3, 4, 5, 6)),
                    new Cell(
                            List.of(
                                    sum(separable(5, 1), separable(7, 0)),
                                    sum(maximum(1), separable(7, 0)),
                                    sum(average(1), separable(5, 0)),
                                    sum(identity(3), average(2)),
                                    sum(separable(3, 2), maximum(1))),
                            List.of(3, 4, 5, 6)));

    static final List<PublishedCells> PUBLISHED =
            List.of(new PublishedCells("nasnet-a", "NASNet-A", SOURCE, CELLS, Wiring.NASNET));

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the skeleton for CIFAR: a 3x3 convolution as stem, the model's number"
                            + " of normal cells in each of three stages",
                    List.of(
                            new Model(
                                    "nasnet-a-cifar",
                                    "NASNet-A (6 @ 768)",
                                    SOURCE + ", table 1",
                                    Model.CIFAR,
                                    10,
                                    List.of(
                                            Figure.parameters("3.3M", SOURCE + ", table 1"),
                                            Figure.top1Error("3.41", SOURCE + ", table 1")),
                                    (image, classes) -> cifar(6, 32, image, classes)),
                            new Model(
                                    "nasnet-a-mobile",
                                    "NASNet-A (4 @ 1056)",
                                    SOURCE + ", table 3",
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Figure.parameters("5.3M", SOURCE + ", table 3"),
                                            Figure.multiplyAdds("564M", SOURCE + ", table 3"),
                                            Figure.top1Error("26.0", SOURCE + ", table 3"),
                                            Figure.top5Error("8.4", SOURCE + ", table 3")),
                                    (image, classes) ->
                                            imageNet(4, 44, 32, Wiring.NASNET, image, classes)),
                            new Model(
                                    "nasnet-a-large",
                                    "NASNet-A (6 @ 4032)",
                                    SOURCE
                                            + ", table 2; 88.9M counts the statistics of batch normalization",
                                    new Shape(3, 331, 331),
                                    1000,
                                    List.of(
                                            Figure.parameters("88.9M", SOURCE + ", table 2"),
                                            Figure.multiplyAdds("23.8G", SOURCE + ", table 2"),
                                            Figure.top1Error("17.3", SOURCE + ", table 2"),
                                            Figure.top5Error("3.8", SOURCE + ", table 2")),
                                    (image, classes) ->
                                            imageNet(
                                                    6,
                                                    168,
                                                    96,
                                                    Wiring.NASNET.withSkippedReductions(),
                                                    image,
                                                    classes))));

    private NasNet() {}

    private static Graph imageNet(
            int cells, int filters, int stem, Wiring wiring, Shape image, int classes) {
        return SmallerForm.isSmall(image)
                ? cifar(cells, filters, image, classes)
                : new ImageNetSkeleton(
                                Stages.equal(cells),
                                filters,
                                new Stem.ReductionCells(stem),
                                image,
                                classes,
                                wiring)
                        .stack(CELLS);
    }

    private static Graph cifar(int cells, int filters, Shape image, int classes) {
        return new CifarSkeleton(cells, filters, image, classes, Wiring.NASNET).stack(CELLS);
    }
}
