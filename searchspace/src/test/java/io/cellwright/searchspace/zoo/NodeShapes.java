package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import java.util.stream.IntStream;

/// Looks into a graph by the names of its nodes.
final class NodeShapes {

    private NodeShapes() {}

    static Shape of(Graph graph, String node) {
        return graph.shape(
                IntStream.range(0, graph.nodes().size())
                        .filter(index -> graph.nodes().get(index).name().equals(node))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("no node is named " + node)));
    }

    /// The cost of all nodes whose names begin like this.
    static Cost cost(Graph graph, String prefix) {
        return IntStream.range(0, graph.nodes().size())
                .filter(index -> graph.nodes().get(index).name().startsWith(prefix))
                .mapToObj(index -> Cost.of(graph, index))
                .reduce(new Cost(0, 0, 0, 0), Cost::plus);
    }
}
