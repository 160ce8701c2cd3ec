package io.cellwright.controller.drawing;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Draws a flow: its sources at the bottom, what becomes of them at the top.
final class FlowDrawing {

    private static final double SMALLEST_WIDTH = 64;
    private static final double PADDING = 18;

    private final Flow flow;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final List<ElkNode> nodes = new ArrayList<>();
    // The port that each box's result leaves from.
    private final List<ElkPort> exits = new ArrayList<>();
    private final List<ElkEdge> edges = new ArrayList<>();

    private FlowDrawing(Flow flow) {
        this.flow = flow;
    }

    /// @param title what assistive technology and the browser's tooltip call it; any text
    static String svg(Flow flow, String title) {
        FlowDrawing drawing = new FlowDrawing(flow);
        drawing.layOut();
        return drawing.written(title);
    }

    private void layOut() {
        for (Flow.Box box : flow.boxes()) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(width(box), height(box));
            node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
            nodes.add(node);
            exits.add(Layering.exit(node));
        }
        for (Flow.Arrow arrow : flow.arrows()) {
            ElkPort entry = Layering.entry(nodes.get(arrow.to()), 0);
            edges.add(ElkGraphUtil.createSimpleEdge(exits.get(arrow.from()), entry));
        }
        Layering.run(root);
    }

    private String written(String title) {
        Element document = Picture.document(root.getWidth(), root.getHeight(), title);
        for (int box = 0; box < nodes.size(); box++) {
            lines(document, box);
        }
        for (int box = 0; box < nodes.size(); box++) {
            box(document, flow.boxes().get(box), Layering.place(nodes.get(box)));
        }
        return document.written();
    }

    private void lines(Element parent, int from) {
        List<List<Point>> lines = new ArrayList<>();
        for (int arrow = 0; arrow < edges.size(); arrow++) {
            if (flow.arrows().get(arrow).from() == from) {
                lines.add(Layering.points(edges.get(arrow)));
            }
        }
        if (!lines.isEmpty()) {
            Element group = parent.add("g").with("class", "lines " + Palette.JOIN.css());
            Pen.arrows(group, lines, Palette.JOIN);
        }
    }

    private static void box(Element parent, Flow.Box box, Rectangle place) {
        String outline =
                switch (box.outline()) {
                    case OPERATION -> "operation";
                    case STATE -> "state";
                };
        double corner =
                switch (box.outline()) {
                    case OPERATION -> 8;
                    case STATE -> place.height() / 2;
                };
        Element group = parent.add("g").with("class", outline + " " + box.palette().css());
        Pen.box(group, place, corner, box.palette());
        Point center = place.center();
        if (box.note().isEmpty()) {
            Pen.word(group, box.name(), center, Sizes.NAME_FONT, box.palette());
        } else {
            Pen.word(group, box.name(), center.plus(0, -8), Sizes.NAME_FONT, box.palette());
            Pen.word(group, box.note(), center.plus(0, 9), Sizes.SMALL_FONT, box.palette());
        }
    }

    private static double width(Flow.Box box) {
        double words =
                Math.max(
                        Sizes.textWidth(box.name(), Sizes.NAME_FONT),
                        Sizes.textWidth(box.note(), Sizes.SMALL_FONT));
        return 2 * Math.ceil(Math.max(SMALLEST_WIDTH, words + PADDING) / 2);
    }

    private static double height(Flow.Box box) {
        return box.note().isEmpty() ? Sizes.STATE_HEIGHT : Sizes.OPERATION_HEIGHT;
    }
}
