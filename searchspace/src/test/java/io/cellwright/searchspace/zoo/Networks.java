package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import java.util.stream.IntStream;

/// What tests ask about networks.
final class Networks {

    static final Shape CIFAR = new Shape(3, 32, 32);

    private Networks() {}

    static Cost cost(String model) {
        return Cost.of(Zoo.named(model).graph());
    }

    /// The shape of the result of the node of that name.
    static Shape shape(Graph graph, String node) {
        return graph.shape(position(graph, node));
    }

    static Operation operation(Graph graph, String node) {
        return graph.nodes().get(position(graph, node)).operation();
    }

    /// The trained values of all nodes but batch normalizations.
    static long parametersWithoutNormalization(Graph graph) {
        return IntStream.range(0, graph.nodes().size())
                .filter(node ->
                        !(graph.nodes().get(node).operation()
                                instanceof Operation.BatchNormalization))
                .mapToLong(node -> Cost.of(graph, node).parameters())
                .sum();
    }

    static int position(Graph graph, String name) {
        return graph.nodes().stream().map(Node::name).toList().indexOf(name);
    }
}
