package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import java.util.ArrayList;
import java.util.List;

/// A network in which batch normalization passes on what it reads. Its other parameters keep their
/// names.
final class WithoutNormalization {

    private WithoutNormalization() {}

    /// @param graph without auxiliary outputs
    static Graph of(Graph graph) {
        List<Node> nodes = new ArrayList<>();
        int[] moved = new int[graph.nodes().size()];
        for (int position = 0; position < moved.length; position++) {
            Node node = graph.nodes().get(position);
            List<Integer> inputs = node.inputs().stream().map(input -> moved[input]).toList();
            if (node.operation() instanceof Operation.BatchNormalization) {
                moved[position] = inputs.getFirst();
            } else {
                moved[position] = nodes.size();
                nodes.add(new Node(node.label(), node.operation(), inputs));
            }
        }
        return Graph.of(nodes);
    }
}
