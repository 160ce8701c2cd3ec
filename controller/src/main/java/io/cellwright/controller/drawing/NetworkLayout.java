package io.cellwright.controller.drawing;

import java.util.List;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Places the boxes of a network, the image at the top.
///
/// @param boxes their places, in the order of the outline
/// @param routes the ways of the outline's lines, in its order
record NetworkLayout(double width, double height, List<Rectangle> boxes, List<List<Point>> routes) {

    static final double BOX_HEIGHT = 58;
    private static final double SMALLEST_BOX = 96;
    private static final double AROUND_TEXT = 20;

    NetworkLayout {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
    }

    static NetworkLayout of(List<BoxLabel> labels, List<NetworkOutline.Line> lines) {
        ElkNode root = ElkGraphUtil.createGraph();
        List<ElkNode> nodes = labels.stream().map(label -> node(root, label)).toList();
        List<ElkPort> entries = nodes.stream().map(node -> port(node, PortSide.NORTH)).toList();
        List<ElkPort> exits = nodes.stream().map(node -> port(node, PortSide.SOUTH)).toList();
        List<ElkEdge> edges =
                lines.stream()
                        .map(line ->
                                ElkGraphUtil.createSimpleEdge(
                                        exits.get(line.from()), entries.get(line.to())))
                        .toList();
        // Branches lie from left to right as the network names them.
        root.setProperty(
                LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(LayeredOptions.CROSSING_MINIMIZATION_FORCE_NODE_MODEL_ORDER, true);
        Layering.run(root, Direction.DOWN);
        return new NetworkLayout(
                root.getWidth(),
                root.getHeight(),
                nodes.stream().map(Layering::place).toList(),
                edges.stream().map(Layering::points).toList());
    }

    private static ElkNode node(ElkNode root, BoxLabel label) {
        double name = Sizes.textWidth(label.name(), Sizes.NAME_FONT);
        double content = Sizes.textWidth(label.content(), Sizes.SMALL_FONT);
        double width = Math.max(SMALLEST_BOX, Math.max(name, content) + AROUND_TEXT);
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(2 * Math.ceil(width / 2), BOX_HEIGHT);
        node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        return node;
    }

    private static ElkPort port(ElkNode node, PortSide side) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        port.setLocation(node.getWidth() / 2, side == PortSide.NORTH ? 0 : node.getHeight());
        return port;
    }
}
