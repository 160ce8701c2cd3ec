package io.cellwright.controller.drawing;

import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.CellBlock;
import java.util.List;
import java.util.Optional;

/// A cell whose every part has its place.
///
/// @param inputs the states 0 and 1
/// @param concat absent where the output is a single state
/// @param routes from states to operations, to the concatenation, and to the output
record Figure(
        double width,
        double height,
        List<Rectangle> inputs,
        List<PlacedBlock> blocks,
        Optional<Concat> concat,
        Rectangle output,
        List<Route> routes) {

    Figure {
        inputs = List.copyOf(inputs);
        blocks = List.copyOf(blocks);
        routes = List.copyOf(routes);
    }

    /// A block: its two operations side by side, and above them what joins their results.
    record PlacedBlock(
            int number,
            Rectangle frame,
            PlacedBranch left,
            PlacedBranch right,
            CellBlock.Combination combination,
            Rectangle sum) {

        List<PlacedBranch> branches() {
            return List.of(left, right);
        }
    }

    record PlacedBranch(Branch branch, Rectangle box) {}

    /// The concatenation, and the line from it to the output.
    record Concat(Rectangle box, List<Point> line) {

        Concat {
            line = List.copyOf(line);
        }
    }

    /// A line that carries the state.
    record Route(int state, List<Point> points) {

        Route {
            points = List.copyOf(points);
        }
    }

    /// Whether something reads the state.
    boolean isRead(int state) {
        return routes.stream().anyMatch(route -> route.state() == state);
    }
}
