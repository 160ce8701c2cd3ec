package io.cellwright.controller.drawing;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A network as boxes of nodes, without cycles.
///
/// What lies in one scope, the words before the last dot of its nodes' names, becomes one box: as
/// deep a scope as still leaves few enough boxes and lines to read. Where the names have no such
/// scopes, equal numbers of neighbours become a box. By scopes, a convolution is never apart from
/// the normalization, dropout and activation function behind it that alone read it.
///
/// @param lines from boxes to those that read them, each once
record NetworkOutline(List<Box> boxes, List<Line> lines) {

    static final int MOST_BOXES = 120;
    static final int MOST_LINES = 300;

    /// Nodes that are shown as one.
    ///
    /// @param nodes at least one
    /// @param output the shape of the last one's result
    record Box(String name, List<Node> nodes, Shape output) {

        Box {
            nodes = List.copyOf(nodes);
        }
    }

    record Line(int from, int to) {}

    NetworkOutline {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /// A box for each node.
    static NetworkOutline whole(Graph graph) {
        return neighbours(graph, 1);
    }

    /// As much detail as can be read.
    static NetworkOutline readable(Graph graph) {
        Optional<NetworkOutline> best = scopes(graph, 1);
        int deepest = deepest(graph);
        for (int depth = 2; depth <= deepest; depth++) {
            // Deeper scopes never mean fewer boxes.
            Optional<NetworkOutline> deeper = scopes(graph, depth);
            if (deeper.isEmpty()) {
                break;
            }
            best = deeper;
        }
        return best.orElseGet(() -> neighbours(graph));
    }

    /// By scopes of so many words, if that can be read.
    private static Optional<NetworkOutline> scopes(Graph graph, int depth) {
        return ScopeBoxes.of(graph, depth, MOST_BOXES)
                .map(boxOf -> of(graph, boxOf, depth))
                .filter(NetworkOutline::isReadable);
    }

    private static NetworkOutline neighbours(Graph graph) {
        int size = Math.ceilDiv(graph.nodes().size(), MOST_BOXES);
        NetworkOutline outline = neighbours(graph, size);
        while (!outline.isReadable()) {
            size *= 2;
            outline = neighbours(graph, size);
        }
        return outline;
    }

    private static NetworkOutline neighbours(Graph graph, int size) {
        int[] boxOf = new int[graph.nodes().size()];
        Arrays.setAll(boxOf, position -> position / size);
        return of(graph, boxOf, 0);
    }

    private boolean isReadable() {
        return boxes.size() <= MOST_BOXES && lines.size() <= MOST_LINES;
    }

    private static int deepest(Graph graph) {
        return graph.nodes().stream()
                .mapToInt(node -> node.name().split("\\.", -1).length)
                .max()
                .orElseThrow();
    }

    /// @param boxOf for each node its box, every number up to the largest
    /// @param depth the words of the scopes that were boxed; 0 where neighbours were
    private static NetworkOutline of(Graph graph, int[] boxOf, int depth) {
        List<List<Node>> contents = new ArrayList<>();
        List<Shape> outputs = new ArrayList<>();
        for (int position = 0; position < boxOf.length; position++) {
            if (boxOf[position] == contents.size()) {
                contents.add(new ArrayList<>());
                outputs.add(graph.shape(position));
            }
            contents.get(boxOf[position]).add(graph.nodes().get(position));
            outputs.set(boxOf[position], graph.shape(position));
        }
        Map<String, Integer> named = new HashMap<>();
        List<Box> boxes = new ArrayList<>();
        for (int box = 0; box < contents.size(); box++) {
            String name = name(contents.get(box), depth);
            int times = named.merge(name, 1, Integer::sum);
            boxes.add(
                    new Box(
                            times == 1 ? name : "%s (%d)".formatted(name, times),
                            contents.get(box),
                            outputs.get(box)));
        }
        return new NetworkOutline(boxes, lines(graph, boxOf));
    }

    private static String name(List<Node> nodes, int depth) {
        Node first = nodes.getFirst();
        if (nodes.size() == 1) {
            return first.name();
        }
        return depth == 0
                ? first.name() + " to " + nodes.getLast().name()
                : ScopeBoxes.scope(first, depth);
    }

    private static List<Line> lines(Graph graph, int[] boxOf) {
        Set<Line> lines = new LinkedHashSet<>();
        for (int position = 0; position < boxOf.length; position++) {
            for (int input : graph.nodes().get(position).inputs()) {
                if (boxOf[input] != boxOf[position]) {
                    lines.add(new Line(boxOf[input], boxOf[position]));
                }
            }
        }
        return List.copyOf(lines);
    }
}
