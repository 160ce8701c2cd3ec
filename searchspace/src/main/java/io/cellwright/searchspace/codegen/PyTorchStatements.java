package io.cellwright.searchspace.codegen;

import java.util.ArrayList;
import java.util.List;

/// Statements of Python in the order of a network's nodes, with a comment where another cell, stage
/// or block begins.
final class PyTorchStatements {

    private final List<String> lines = new ArrayList<>();
    private String section = "";

    /// Adds a statement of the node with that name.
    void add(String node, String statement) {
        String own = section(node);
        if (!own.equals(section)) {
            if (!lines.isEmpty() && !firstWord(own).equals(firstWord(section))) {
                lines.add("");
            }
            lines.add("# " + own);
            section = own;
        }
        lines.add(statement);
    }

    /// Adds a statement that belongs to no node.
    void add(String statement) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(statement);
        section = "";
    }

    List<String> lines() {
        return lines;
    }

    /// The first two words of a node's scope, as `cell3.block1`.
    private static String section(String node) {
        int scope = node.lastIndexOf('.');
        if (scope < 0) {
            return node;
        }
        int second = node.indexOf('.', node.indexOf('.') + 1);
        return second < 0 || second >= scope ? node.substring(0, scope) : node.substring(0, second);
    }

    private static String firstWord(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
