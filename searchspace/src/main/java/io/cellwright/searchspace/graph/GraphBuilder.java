package io.cellwright.searchspace.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Collects the nodes of one graph. Shapes are inferred as nodes are added, so a mistake is
/// reported where it is made.
public final class GraphBuilder {

    private final List<Node> nodes;
    private final List<Shape> shapes;
    private final String scope;

    private GraphBuilder(List<Node> nodes, List<Shape> shapes, String scope) {
        this.nodes = nodes;
        this.shapes = shapes;
        this.scope = scope;
    }

    /// A builder whose graph takes images of the given shape.
    public static GraphBuilder withInput(Shape shape) {
        GraphBuilder builder = new GraphBuilder(new ArrayList<>(), new ArrayList<>(), "");
        builder.append(new Node("input", new Operation.Input(shape), List.of()));
        return builder;
    }

    /// The graph's input.
    public Value input() {
        return new Value(0, shapes.getFirst());
    }

    /// A view of this builder that puts `name` and a dot before the names of its nodes.
    public GraphBuilder in(String name) {
        return new GraphBuilder(nodes, shapes, scope + name + ".");
    }

    public Value add(String name, Operation operation, Value... inputs) {
        return add(name, operation, List.of(inputs));
    }

    /// Appends a node. Throws [InvalidGraphException] that names the node and the rule it breaks.
    public Value add(String name, Operation operation, List<Value> inputs) {
        return append(new Node(scope + name, operation, inputs.stream().map(Value::node).toList()));
    }

    private Value append(Node node) {
        if (nodes.size() >= Graph.MAXIMUM_NODES) {
            throw InvalidGraphException.at(
                    node.name(), "a graph has at most %,d nodes".formatted(Graph.MAXIMUM_NODES));
        }
        Shape shape = Graph.shape(node, shapes);
        nodes.add(node);
        shapes.add(shape);
        return new Value(nodes.size() - 1, shape);
    }

    /// The graph whose result is `output`. Nodes that contribute neither to it nor to an auxiliary
    /// output are left out.
    ///
    /// @param auxiliaries outputs that only training reads, all added before `output`
    public Graph build(Value output, Value... auxiliaries) {
        List<Integer> positions = Stream.of(auxiliaries).map(Value::node).toList();
        for (int position : positions) {
            if (position >= output.node()) {
                throw InvalidGraphException.at(
                        nodes.get(position).name(),
                        "an auxiliary output is added before the output");
            }
        }
        return Graph.reachedFrom(nodes, output.node(), positions);
    }
}
