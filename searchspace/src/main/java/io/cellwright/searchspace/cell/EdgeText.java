package io.cellwright.searchspace.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The benchmark's spelling of a cell on edges: `|op~0|+|op~0|op~1|+|op~0|op~1|op~2|`, a group for
/// each node and in it, for each earlier node, what the edge from there does.
final class EdgeText {

    /// Longer than any right text, and short enough to quote.
    private static final int MAXIMUM_LENGTH = 200;

    private final String text;
    private int position;

    private EdgeText(String text) {
        this.text = text;
    }

    static String write(List<EdgeOperation> operations) {
        StringBuilder text = new StringBuilder();
        int edge = 0;
        for (int node = 1; node < Architecture.Edges.NODES; node++) {
            text.append(node == 1 ? "|" : "+|");
            for (int source = 0; source < node; source++) {
                text.append(operations.get(edge++).text()).append('~').append(source).append('|');
            }
        }
        return text.toString();
    }

    /// Throws [IllegalArgumentException] that names the position, from 0, and the rule.
    static List<EdgeOperation> read(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    "a cell's text has at most %d characters, not %,d"
                            .formatted(MAXIMUM_LENGTH, text.length()));
        }
        return new EdgeText(text).read();
    }

    private List<EdgeOperation> read() {
        List<EdgeOperation> operations = new ArrayList<>();
        for (int node = 1; node < Architecture.Edges.NODES; node++) {
            if (node > 1) {
                expect("+", "the groups of two nodes are joined by \"+\"");
            }
            expect("|", "the group of node %d begins with \"|\"".formatted(node));
            for (int source = 0; source < node; source++) {
                operations.add(operation());
                expect("~" + source, "edge %d of node %d reads node %1$d".formatted(source, node));
                expect("|", "an edge ends with \"|\"");
            }
        }
        if (position < text.length()) {
            throw broken("the text ends after node " + (Architecture.Edges.NODES - 1));
        }
        return operations;
    }

    private EdgeOperation operation() {
        int end = position;
        while (end < text.length() && "~|+".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(position, end);
        EdgeOperation operation =
                Arrays.stream(EdgeOperation.values())
                        .filter(known -> known.text().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> broken("an operation is one of " + EdgeOperation.texts()));
        position = end;
        return operation;
    }

    private void expect(String expected, String rule) {
        if (!text.startsWith(expected, position)) {
            throw broken(rule);
        }
        position += expected.length();
    }

    private IllegalArgumentException broken(String rule) {
        return new IllegalArgumentException(
                "at position %d of \"%s\": %s".formatted(position, text, rule));
    }
}
