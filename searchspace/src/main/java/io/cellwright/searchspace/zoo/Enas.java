package io.cellwright.searchspace.zoo;

import static io.cellwright.searchspace.zoo.CellBranches.average;
import static io.cellwright.searchspace.zoo.CellBranches.maximum;
import static io.cellwright.searchspace.zoo.CellBranches.separable;
import static io.cellwright.searchspace.zoo.CellBranches.skip;
import static io.cellwright.searchspace.zoo.CellBranches.sum;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.network.CifarSkeleton;
import io.cellwright.searchspace.network.Wiring;
import java.util.List;

/// The network of ENAS's micro search space for CIFAR-10: the cells of its published script, 5
/// normal ones in a stage, 36 filters. Two details are ours: its classifier has biases, 10 values,
/// and ReLU comes before the factorized reduction of its one strided identity.
final class Enas {

    private static final String SOURCE =
            "Pham, Guan, Zoph, Le and Dean, \"Efficient Neural Architecture Search via Parameter"
                    + " Sharing\", 2018";

    private static final Architecture.Cells CELLS =
            new Architecture.Cells(
                    Cell.of(
                            List.of(
                                    sum(average(0), separable(3, 0)),
                                    sum(skip(0), separable(5, 0)),
                                    sum(skip(0), separable(5, 1)),
                                    sum(separable(3, 1), separable(5, 0)),
                                    sum(average(0), separable(5, 1)))),
                    Cell.of(
                            List.of(
                                    sum(separable(3, 1), separable(3, 1)),
                                    sum(maximum(0), average(0)),
                                    sum(separable(5, 1), separable(5, 3)),
                                    sum(separable(3, 1), skip(0)),
                                    sum(maximum(0), separable(5, 1)))));

    static final List<PublishedCells> PUBLISHED =
            List.of(new PublishedCells("enas", "ENAS", SOURCE, CELLS, Wiring.ENAS));

    static final List<Model> MODELS =
            List.of(
                    new Model(
                            "enas-cifar",
                            "ENAS (micro search space)",
                            SOURCE
                                    + ", table 2; the cells, depth and filters of its published"
                                    + " script, from which the 4.6M do not follow",
                            Model.CIFAR,
                            10,
                            List.of(
                                    Figure.parameters("4.6M", SOURCE + ", table 2"),
                                    Figure.top1Error("3.54", SOURCE + ", table 2")),
                            (image, classes) ->
                                    new CifarSkeleton(5, 36, image, classes, Wiring.ENAS)
                                            .stack(CELLS)));

    private Enas() {}
}
