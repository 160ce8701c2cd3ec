package io.cellwright.controller.drawing;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
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

    static {
        LayoutMetaDataService.initElkReflect();
    }

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
        run(root);
        return new NetworkLayout(
                root.getWidth(),
                root.getHeight(),
                nodes.stream().map(NetworkLayout::place).toList(),
                edges.stream().map(NetworkLayout::points).toList());
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

    private static void run(ElkNode root) {
        root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        root.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(Sizes.MARGIN));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 20.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 12.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 8.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 8.0);
        new LayeredLayoutProvider().layout(root, new NullElkProgressMonitor());
    }

    private static Rectangle place(ElkNode node) {
        return new Rectangle(node.getX(), node.getY(), node.getWidth(), node.getHeight());
    }

    private static List<Point> points(ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().getFirst();
        List<Point> points = new ArrayList<>();
        points.add(new Point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
        points.add(new Point(section.getEndX(), section.getEndY()));
        return points;
    }
}
