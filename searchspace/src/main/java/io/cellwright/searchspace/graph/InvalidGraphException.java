package io.cellwright.searchspace.graph;

/// A graph that cannot exist. The message names the node and the rule that it breaks.
public final class InvalidGraphException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidGraphException(String message) {
        super(message);
    }

    /// What is wrong at one node.
    public static InvalidGraphException at(String node, String rule) {
        return new InvalidGraphException("node \"%s\": %s".formatted(node, rule));
    }
}
