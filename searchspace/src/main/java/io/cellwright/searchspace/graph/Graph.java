package io.cellwright.searchspace.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A whole network: nodes in topological order, the first its one input and the last its output.
/// Some networks also have auxiliary outputs, which only training reads. Every graph that exists is
/// valid: its shapes fit, and every node's result is used.
public final class Graph {

    /// More nodes than any published network has, and few enough to reject a hostile file at once.
    public static final int MAXIMUM_NODES = 50_000;

    /// More values in one feature map than any device could hold for a batch.
    static final long MAXIMUM_ELEMENTS = 1L << 31;

    private final List<Node> nodes;
    private final List<Shape> shapes;
    private final List<Integer> auxiliaries;

    private Graph(List<Node> nodes, List<Shape> shapes, List<Integer> auxiliaries) {
        this.nodes = List.copyOf(nodes);
        this.shapes = List.copyOf(shapes);
        this.auxiliaries = List.copyOf(auxiliaries);
    }

    /// A graph of these nodes. Throws [InvalidGraphException] that names the node and the rule.
    public static Graph of(List<Node> nodes) {
        return of(nodes, List.of());
    }

    /// A graph of these nodes whose results at `auxiliaries` are outputs as well, for training
    /// alone: as many values as the last node's result. Throws [InvalidGraphException] that names
    /// the node and the rule.
    public static Graph of(List<Node> nodes, List<Integer> auxiliaries) {
        if (nodes.isEmpty()) {
            throw new InvalidGraphException("a graph has at least one node");
        }
        if (nodes.size() > MAXIMUM_NODES) {
            throw new InvalidGraphException(
                    "a graph has at most %,d nodes, not %,d"
                            .formatted(MAXIMUM_NODES, nodes.size()));
        }
        List<Shape> shapes = new ArrayList<>(nodes.size());
        Set<NodeName> names = HashSet.newHashSet(nodes.size());
        boolean[] used = new boolean[nodes.size()];
        used[nodes.size() - 1] = true;
        for (int position = 0; position < nodes.size(); position++) {
            Node node = nodes.get(position);
            requirePlace(position, node, nodes.size());
            if (!names.add(node.label())) {
                throw InvalidGraphException.at(node.name(), "another node has the same name");
            }
            node.inputs().forEach(input -> used[input] = true);
            shapes.add(shape(node, shapes));
        }
        for (int auxiliary : auxiliaries) {
            requireAuxiliary(auxiliary, nodes, shapes);
            used[auxiliary] = true;
        }
        for (int position = 0; position < used.length; position++) {
            if (!used[position]) {
                throw InvalidGraphException.at(
                        nodes.get(position).name(), "nothing reads its result");
            }
        }
        return new Graph(nodes, shapes, auxiliaries);
    }

    private static void requirePlace(int position, Node node, int count) {
        if ((position == 0) != (node.operation() instanceof Operation.Input)) {
            throw InvalidGraphException.at(
                    node.name(), "the first node of a graph, and no other, is its input");
        }
        for (int input : node.inputs()) {
            if (input < 0 || input >= count) {
                throw InvalidGraphException.at(
                        node.name(),
                        "it reads node %d, but the nodes are 0 to %d".formatted(input, count - 1));
            }
            if (input >= position) {
                throw InvalidGraphException.at(
                        node.name(),
                        "it reads node %d, but a node reads only nodes before its own position %d: a graph has no cycles"
                                .formatted(input, position));
            }
        }
    }

    private static void requireAuxiliary(int auxiliary, List<Node> nodes, List<Shape> shapes) {
        if (auxiliary < 0 || auxiliary >= nodes.size() - 1) {
            throw new InvalidGraphException(
                    "an auxiliary output is node 0 to %d, not %d"
                            .formatted(nodes.size() - 2, auxiliary));
        }
        if (!shapes.get(auxiliary).equals(shapes.getLast())) {
            throw InvalidGraphException.at(
                    nodes.get(auxiliary).name(),
                    "an auxiliary output has the output's shape %s, not %s"
                            .formatted(shapes.getLast(), shapes.get(auxiliary)));
        }
    }

    /// The shape of a node's result, given the shapes of the nodes before it.
    static Shape shape(Node node, List<Shape> before) {
        try {
            Shape shape = ShapeInference.infer(node.operation(), shapes(node, before));
            if (shape.elements() > MAXIMUM_ELEMENTS) {
                throw new IllegalArgumentException(
                        "its result %s has more than %,d values"
                                .formatted(shape, MAXIMUM_ELEMENTS));
            }
            return shape;
        } catch (ArithmeticException e) {
            throw InvalidGraphException.at(node.name(), "its size overflows");
        } catch (IllegalArgumentException e) {
            throw InvalidGraphException.at(node.name(), String.valueOf(e.getMessage()));
        }
    }

    private static List<Shape> shapes(Node node, List<Shape> before) {
        List<Integer> inputs = node.inputs();
        return switch (inputs.size()) {
            case 1 -> List.of(before.get(inputs.getFirst()));
            case 2 -> List.of(before.get(inputs.getFirst()), before.get(inputs.getLast()));
            default -> inputs.stream().map(before::get).toList();
        };
    }

    public List<Node> nodes() {
        return nodes;
    }

    /// The positions of the auxiliary outputs, which are read in training alone. Mostly none.
    public List<Integer> auxiliaries() {
        return auxiliaries;
    }

    /// The same network without its auxiliary outputs and what only they read.
    public Graph withoutAuxiliaries() {
        return auxiliaries.isEmpty()
                ? this
                : reachedFrom(nodes, shapes, nodes.size() - 1, List.of());
    }

    /// For each node whether the output depends on it: false for those that only auxiliary outputs
    /// do.
    public boolean[] readByTheOutput() {
        return reached(nodes, nodes.size() - 1, List.of());
    }

    /// Which of the first nodes `output` or an auxiliary output depends on, the outputs included.
    private static boolean[] reached(List<Node> nodes, int output, List<Integer> auxiliaries) {
        boolean[] reached = new boolean[output + 1];
        reached[output] = true;
        auxiliaries.forEach(auxiliary -> reached[auxiliary] = true);
        for (int position = output; position > 0; position--) {
            if (reached[position]) {
                for (int input : nodes.get(position).inputs()) {
                    reached[input] = true;
                }
            }
        }
        return reached;
    }

    /// The graph of the nodes that `output` or an auxiliary output depends on. What comes in is
    /// valid but for nodes whose result nothing reads.
    ///
    /// @param auxiliaries positions before `output`
    static Graph reachedFrom(
            List<Node> nodes, List<Shape> shapes, int output, List<Integer> auxiliaries) {
        boolean[] reached = reached(nodes, output, auxiliaries);
        reached[0] = true;
        int[] moved = new int[output + 1];
        List<Node> kept = new ArrayList<>(output + 1);
        List<Shape> keptShapes = new ArrayList<>(output + 1);
        for (int position = 0; position <= output; position++) {
            if (reached[position]) {
                moved[position] = kept.size();
                Node node = nodes.get(position);
                boolean stays = kept.size() == position;
                kept.add(stays ? node : node.withInputs(input -> moved[input]));
                keptShapes.add(shapes.get(position));
            }
        }
        return new Graph(
                kept, keptShapes, auxiliaries.stream().map(auxiliary -> moved[auxiliary]).toList());
    }

    /// The shape of a node's result.
    public Shape shape(int node) {
        return shapes.get(node);
    }

    /// The shapes that a node reads, in the order of its inputs.
    public List<Shape> inputShapes(int node) {
        return shapes(nodes.get(node), shapes);
    }

    /// The shape of one image as the network takes it.
    public Shape input() {
        return shapes.getFirst();
    }

    /// The shape of the network's result for one image.
    public Shape output() {
        return shapes.getLast();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Graph graph
                && nodes.equals(graph.nodes)
                && auxiliaries.equals(graph.auxiliaries);
    }

    @Override
    public int hashCode() {
        return 31 * nodes.hashCode() + auxiliaries.hashCode();
    }

    @Override
    public String toString() {
        return "Graph[%d nodes, %s -> %s]".formatted(nodes.size(), input(), output());
    }
}
