package io.cellwright.searchspace.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collects the nodes of one graph. Shapes are inferred as nodes are added, so a mistake is
/// reported where it is made.
public final class GraphBuilder {

    /// As many as a network of cells has; growing takes longer than too much room.
    private static final int USUAL_NODES = 1_000;

    private final Added added;
    private final @Nullable NodeName scope;

    private GraphBuilder(Added added, @Nullable NodeName scope) {
        this.added = added;
        this.scope = scope;
    }

    /// What all views of a builder have added.
    private record Added(List<Node> nodes, List<Shape> shapes, Set<NodeName> names) {

        Added() {
            this(
                    new ArrayList<>(USUAL_NODES),
                    new ArrayList<>(USUAL_NODES),
                    HashSet.newHashSet(USUAL_NODES));
        }
    }

    /// A builder whose graph takes images of the given shape.
    public static GraphBuilder withInput(Shape shape) {
        GraphBuilder builder = new GraphBuilder(new Added(), null);
        builder.append(new Node("input", new Operation.Input(shape), List.of()));
        return builder;
    }

    /// The graph's input.
    public Value input() {
        return new Value(0, added.shapes().getFirst());
    }

    /// A view of this builder that puts `name` and a dot before the names of its nodes.
    public GraphBuilder in(String name) {
        return new GraphBuilder(added, NodeName.of(scope, name));
    }

    public Value add(String name, Operation operation, Value input) {
        return append(new Node(NodeName.of(scope, name), operation, List.of(input.node())));
    }

    public Value add(String name, Operation operation, Value... inputs) {
        return add(name, operation, List.of(inputs));
    }

    /// Appends a node. Throws [InvalidGraphException] that names the node and the rule it breaks.
    public Value add(String name, Operation operation, List<Value> inputs) {
        return append(
                new Node(
                        NodeName.of(scope, name),
                        operation,
                        inputs.stream().map(Value::node).toList()));
    }

    private Value append(Node node) {
        List<Node> nodes = added.nodes();
        if (nodes.size() >= Graph.MAXIMUM_NODES) {
            throw InvalidGraphException.at(
                    node.name(), "a graph has at most %,d nodes".formatted(Graph.MAXIMUM_NODES));
        }
        Shape shape = Graph.shape(node, added.shapes());
        if (!added.names().add(node.label())) {
            throw InvalidGraphException.at(node.name(), "another node has the same name");
        }
        nodes.add(node);
        added.shapes().add(shape);
        return new Value(nodes.size() - 1, shape);
    }

    /// The graph whose result is `output`. Nodes that contribute neither to it nor to an auxiliary
    /// output are left out.
    ///
    /// @param auxiliaries outputs that only training reads, all added before `output`
    public Graph build(Value output, Value... auxiliaries) {
        for (Value auxiliary : auxiliaries) {
            if (auxiliary.node() >= output.node() || !auxiliary.shape().equals(output.shape())) {
                throw InvalidGraphException.at(
                        added.nodes().get(auxiliary.node()).name(),
                        "an auxiliary output is added before the output and has its shape %s, not %s"
                                .formatted(output.shape(), auxiliary.shape()));
            }
        }
        return Graph.reachedFrom(
                added.nodes(),
                added.shapes(),
                output.node(),
                Stream.of(auxiliaries).map(Value::node).toList());
    }
}
