package io.cellwright.searchspace.graph;

import java.util.List;
import java.util.function.UnaryOperator;

/// One operation in a graph, the positions of the nodes whose results it reads, and a name that is
/// unique in the graph.
public record Node(NodeName label, Operation operation, List<Integer> inputs) {

    public Node {
        inputs = List.copyOf(inputs);
    }

    public Node(String name, Operation operation, List<Integer> inputs) {
        this(NodeName.of(name), operation, inputs);
    }

    /// The name as text.
    public String name() {
        return label.toString();
    }

    /// The same node, reading what comes of each of its inputs.
    Node withInputs(UnaryOperator<Integer> moved) {
        return new Node(
                label,
                operation,
                inputs.size() == 1
                        ? List.of(moved.apply(inputs.getFirst()))
                        : inputs.stream().map(moved).toList());
    }
}
