package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What tests ask about networks, whose nodes they find by name.
final class Networks {

    private Networks() {}

    static Graph named(String model) {
        return Zoo.named(model).graph();
    }

    static Cost cost(String model) {
        return Cost.of(named(model));
    }

    /// The cost of all nodes whose names begin like this.
    static Cost cost(Graph graph, String prefix) {
        return cost(graph, node -> node.name().startsWith(prefix));
    }

    /// The cost of all nodes that are wanted.
    static Cost cost(Graph graph, Predicate<Node> wanted) {
        return IntStream.range(0, graph.nodes().size())
                .filter(position -> wanted.test(graph.nodes().get(position)))
                .mapToObj(position -> Cost.of(graph, position))
                .reduce(Cost.NOTHING, Cost::plus);
    }

    /// Holds a node's result against a row of a paper's table.
    ///
    /// @param shape as `64x55x55`
    static void assertShape(String model, String node, String shape) {
        assertShape(named(model), node, shape);
    }

    static void assertShape(Graph graph, String node, String shape) {
        assertThat(shape(graph, node)).as(node).hasToString(shape);
    }

    /// The shape of the result of the node of that name.
    static Shape shape(Graph graph, String node) {
        return graph.shape(position(graph, node));
    }

    static Operation operation(Graph graph, String node) {
        return graph.nodes().get(position(graph, node)).operation();
    }

    static int position(Graph graph, String name) {
        return IntStream.range(0, graph.nodes().size())
                .filter(position -> graph.nodes().get(position).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node is named " + name));
    }
}
