package io.cellwright.controller.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.controller.drawing.Figure.PlacedBlock;
import io.cellwright.controller.drawing.Figure.PlacedBranch;
import io.cellwright.controller.drawing.Figure.Route;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellLayoutTest {

    private static final String DRAWN = "io.cellwright.controller.drawing.Cells#drawn";

    @ParameterizedTest
    @MethodSource(DRAWN)
    void everyBlockHasItsBranchesInOneOrderOrTheOther(Cell cell) {
        List<PlacedBlock> placed = CellLayout.of(cell).blocks();

        assertThat(placed).hasSameSizeAs(cell.blocks());
        for (PlacedBlock block : placed) {
            List<Branch> branches = block.branches().stream().map(PlacedBranch::branch).toList();
            assertThat(branches)
                    .containsExactlyInAnyOrder(
                            cell.blocks().get(block.number()).first(),
                            cell.blocks().get(block.number()).second());
        }
    }

    @ParameterizedTest
    @MethodSource(DRAWN)
    void aLineLeadsFromTheStateThatABranchReadsToItsOperation(Cell cell) {
        Figure figure = CellLayout.of(cell);

        for (PlacedBlock block : figure.blocks()) {
            for (PlacedBranch branch : block.branches()) {
                assertThat(routesTo(figure, branch.box().bottom()))
                        .singleElement()
                        .satisfies(route -> {
                            assertThat(route.state()).isEqualTo(branch.branch().input());
                            assertStartsAt(figure, route);
                        });
            }
        }
        assertThat(figure.routes()).hasSize(2 * cell.blocks().size() + cell.outputs().size());
    }

    @ParameterizedTest
    @MethodSource(DRAWN)
    void severalOutputsAreConcatenatedAndASingleOneIsNot(Cell cell) {
        Figure figure = CellLayout.of(cell);
        Rectangle end = figure.concat().map(Figure.Concat::box).orElse(figure.output());

        assertThat(figure.concat().isPresent()).isEqualTo(cell.outputs().size() > 1);
        assertThat(figure.routes())
                .filteredOn(route -> touchesBottom(route.points().getLast(), end))
                .extracting(Route::state)
                .containsExactlyInAnyOrderElementsOf(cell.outputs());
    }

    @ParameterizedTest
    @MethodSource(DRAWN)
    void boxesDoNotOverlapAndLieInsideThePicture(Cell cell) {
        Figure figure = CellLayout.of(cell);
        List<Rectangle> boxes = boxes(figure);

        for (Rectangle box : boxes) {
            assertThat(overlap(box, new Rectangle(0, 0, figure.width(), figure.height()))).isTrue();
            assertThat(box.x()).isGreaterThanOrEqualTo(0);
            assertThat(box.y()).isGreaterThanOrEqualTo(0);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(figure.width());
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(figure.height());
            assertThat(boxes).filteredOn(other -> overlap(box, other)).containsExactly(box);
        }
    }

    @ParameterizedTest
    @MethodSource(DRAWN)
    void noLineCrossesAnOperationOrLeavesThePicture(Cell cell) {
        Figure figure = CellLayout.of(cell);
        List<Rectangle> operations =
                figure.blocks().stream()
                        .flatMap(block -> block.branches().stream())
                        .map(PlacedBranch::box)
                        .toList();

        for (Route route : figure.routes()) {
            for (int index = 1; index < route.points().size(); index++) {
                Rectangle stretch =
                        around(route.points().get(index - 1), route.points().get(index));
                assertThat(operations).noneMatch(operation -> overlap(operation, stretch));
                assertThat(stretch.x()).isBetween(0.0, figure.width());
                assertThat(stretch.x() + stretch.width()).isBetween(0.0, figure.width());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DRAWN)
    void theOutputIsAboveEverythingAndTheInputsBelow(Cell cell) {
        Figure figure = CellLayout.of(cell);

        for (PlacedBlock block : figure.blocks()) {
            assertThat(figure.output().bottom().y()).isLessThan(block.frame().y());
            assertThat(figure.inputs())
                    .allSatisfy(input ->
                            assertThat(input.y()).isGreaterThan(block.frame().bottom().y()));
        }
    }

    @ParameterizedTest
    @MethodSource(DRAWN)
    void namesFitIntoTheirBoxes(Cell cell) {
        for (PlacedBlock block : CellLayout.of(cell).blocks()) {
            for (PlacedBranch branch : block.branches()) {
                String name = BlockLabel.of(branch.branch().operation()).name();
                assertThat(Sizes.textWidth(name, Sizes.NAME_FONT) + 10)
                        .isLessThan(branch.box().width());
            }
        }
    }

    @Test
    void aStateThatNothingReadsIsKnown() {
        Figure figure = CellLayout.of(Cells.chain());

        assertThat(figure.isRead(0)).isFalse();
        assertThat(figure.isRead(1)).isTrue();
    }

    private static void assertStartsAt(Figure figure, Route route) {
        Point start = route.points().getFirst();
        Point expected =
                route.state() < Cell.INPUTS
                        ? figure.inputs().get(route.state()).top()
                        : figure.blocks().get(route.state() - Cell.INPUTS).sum().top();
        assertThat(start.distance(expected)).isCloseTo(0, within(0.01));
    }

    private static List<Route> routesTo(Figure figure, Point end) {
        return figure.routes().stream()
                .filter(route -> route.points().getLast().distance(end) < 0.01)
                .toList();
    }

    private static boolean touchesBottom(Point point, Rectangle box) {
        return Math.abs(point.y() - box.bottom().y()) < 0.01
                && point.x() >= box.x()
                && point.x() <= box.x() + box.width();
    }

    private static List<Rectangle> boxes(Figure figure) {
        List<Rectangle> boxes = new ArrayList<>(figure.inputs());
        figure.blocks().forEach(block -> boxes.add(block.frame()));
        figure.concat().ifPresent(concat -> boxes.add(concat.box()));
        boxes.add(figure.output());
        return boxes;
    }

    private static Rectangle around(Point first, Point second) {
        double left = Math.min(first.x(), second.x());
        double top = Math.min(first.y(), second.y());
        return new Rectangle(
                left, top, Math.abs(first.x() - second.x()), Math.abs(first.y() - second.y()));
    }

    private static boolean overlap(Rectangle first, Rectangle second) {
        return first.x() < second.x() + second.width()
                && second.x() < first.x() + first.width()
                && first.y() < second.y() + second.height()
                && second.y() < first.y() + first.height();
    }
}
