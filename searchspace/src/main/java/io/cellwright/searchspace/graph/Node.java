package io.cellwright.searchspace.graph;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// One operation in a graph, the positions of the nodes whose results it reads, and a name that is
/// unique in the graph: words of `a-z0-9_-` joined by dots, as in `cell3.block1.first.depthwise`.
public record Node(String name, Operation operation, List<Integer> inputs) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

    public Node {
        if (name.length() > 200 || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a node's name is words of a-z, 0-9, _ and - joined by dots, 200 characters at"
                            + " most, not \"%.200s\"".formatted(name));
        }
        inputs = List.copyOf(inputs);
    }

    /// The same node, reading what comes of each of its inputs.
    Node withInputs(UnaryOperator<Integer> moved) {
        return new Node(name, operation, inputs.stream().map(moved).toList());
    }
}
