package io.cellwright.controller.drawing;

import io.cellwright.controller.drawing.Figure.Concat;
import io.cellwright.controller.drawing.Figure.PlacedBlock;
import io.cellwright.controller.drawing.Figure.PlacedBranch;
import io.cellwright.controller.drawing.Figure.Route;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Places the parts of a cell, bottom to top as in the papers.
///
/// A block is one node of the layered layout, with a port below each of its two operations. Which
/// operation stands left is free, since a sum has no order: a first layout moves the ports, and a
/// second one keeps the order found.
final class CellLayout {

    private final Cell cell;
    private final Sizes sizes;
    private final ElkNode root = ElkGraphUtil.createGraph();
    // The port that each state leaves from.
    private final List<ElkPort> states = new ArrayList<>();
    private final List<ElkNode> blocks = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final ElkNode output;
    private final Optional<ElkEdge> concatenated;

    /// An edge that carries a state.
    private record Line(int state, ElkEdge edge) {}

    static Figure of(Cell cell) {
        CellLayout free = new CellLayout(cell, PortConstraints.FIXED_SIDE);
        Layering.run(free.root);
        CellLayout fixed = new CellLayout(free.reordered(), PortConstraints.FIXED_POS);
        Layering.run(fixed.root);
        return fixed.figure();
    }

    private CellLayout(Cell cell, PortConstraints constraints) {
        this.cell = cell;
        this.sizes = Sizes.of(cell);
        for (int input = 0; input < Cell.INPUTS; input++) {
            states.add(Layering.exit(state(LayerConstraint.FIRST)));
        }
        for (CellBlock block : cell.blocks()) {
            ElkNode node = node(sizes.blockWidth(), sizes.blockHeight(), constraints);
            Rectangle frame = Layering.place(node);
            connect(
                    block.first().input(),
                    Layering.entry(node, sizes.operation(frame, true).center().x()));
            connect(
                    block.second().input(),
                    Layering.entry(node, sizes.operation(frame, false).center().x()));
            blocks.add(node);
            states.add(Layering.exit(node));
        }
        output = state(LayerConstraint.LAST);
        concatenated = connectOutput();
    }

    private Optional<ElkEdge> connectOutput() {
        ElkPort end = Layering.entry(output, Sizes.STATE_WIDTH / 2);
        if (cell.outputs().size() == 1) {
            connect(cell.outputs().getFirst(), end);
            return Optional.empty();
        }
        double width = sizes.concatWidth(cell.outputs().size());
        ElkNode node = node(width, Sizes.CONCAT_HEIGHT, PortConstraints.FIXED_SIDE);
        for (int state : cell.outputs()) {
            connect(state, Layering.entry(node, 0));
        }
        return Optional.of(ElkGraphUtil.createSimpleEdge(Layering.exit(node), end));
    }

    private ElkNode state(LayerConstraint constraint) {
        ElkNode node = node(Sizes.STATE_WIDTH, Sizes.STATE_HEIGHT, PortConstraints.FIXED_POS);
        node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, constraint);
        return node;
    }

    private ElkNode node(double width, double height, PortConstraints constraints) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(width, height);
        node.setProperty(LayeredOptions.PORT_CONSTRAINTS, constraints);
        return node;
    }

    private void connect(int state, ElkPort target) {
        lines.add(new Line(state, ElkGraphUtil.createSimpleEdge(states.get(state), target)));
    }

    /// The same cell, the branches of each block in the order in which their ports now stand.
    private Cell reordered() {
        List<CellBlock> reordered = new ArrayList<>();
        for (int number = 0; number < blocks.size(); number++) {
            CellBlock block = cell.blocks().get(number);
            List<ElkPort> ports = blocks.get(number).getPorts();
            boolean isSwapped = ports.get(1).getX() < ports.get(0).getX();
            reordered.add(
                    isSwapped
                            ? new CellBlock(
                                    /* first= */ block.second(),
                                    /* second= */ block.first(),
                                    block.combination())
                            : block);
        }
        return new Cell(reordered, cell.outputs());
    }

    private Figure figure() {
        List<PlacedBlock> placed = new ArrayList<>();
        for (int number = 0; number < blocks.size(); number++) {
            placed.add(placed(number));
        }
        return new Figure(
                root.getWidth(),
                root.getHeight(),
                states.stream()
                        .limit(Cell.INPUTS)
                        .map(port -> Layering.place(port.getParent()))
                        .toList(),
                placed,
                concatenated.map(edge ->
                        new Concat(Layering.place(sourceNode(edge)), Layering.points(edge))),
                Layering.place(output),
                lines.stream().map(this::route).toList());
    }

    private PlacedBlock placed(int number) {
        CellBlock block = cell.blocks().get(number);
        Rectangle frame = Layering.place(blocks.get(number));
        return new PlacedBlock(
                number,
                frame,
                new PlacedBranch(block.first(), sizes.operation(frame, true)),
                new PlacedBranch(block.second(), sizes.operation(frame, false)),
                block.combination(),
                sizes.sum(frame));
    }

    /// The edge's way, led on inside the frames of blocks: from the sum, and to the operation.
    private Route route(Line line) {
        List<Point> points = Layering.points(line.edge());
        if (blocks.contains(sourceNode(line.edge()))) {
            points.addFirst(points.getFirst().plus(0, Sizes.PADDING));
        }
        if (blocks.contains(targetNode(line.edge()))) {
            points.addLast(points.getLast().plus(0, -Sizes.PADDING));
        }
        return new Route(line.state(), points);
    }

    private static ElkNode sourceNode(ElkEdge edge) {
        return ElkGraphUtil.connectableShapeToNode(edge.getSources().getFirst());
    }

    private static ElkNode targetNode(ElkEdge edge) {
        return ElkGraphUtil.connectableShapeToNode(edge.getTargets().getFirst());
    }
}
