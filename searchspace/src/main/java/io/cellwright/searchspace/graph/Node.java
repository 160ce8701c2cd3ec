package io.cellwright.searchspace.graph;

import java.util.List;
import java.util.function.UnaryOperator;

/// One operation in a graph, the positions of the nodes whose results it reads, and a name that is
/// unique in the graph: words of `a-z0-9_-` joined by dots, as in `cell3.block1.first.depthwise`.
public record Node(String name, Operation operation, List<Integer> inputs) {

    private static final int LONGEST_NAME = 200;
    private static final boolean[] LETTERS = letters();

    public Node {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a node's name is words of a-z, 0-9, _ and - joined by dots, 200 characters at"
                            + " most, not \"%.200s\"".formatted(name));
        }
        inputs = List.copyOf(inputs);
    }

    /// Said by hand, as a regular expression would take most of the time of making a graph.
    private static boolean isName(String text) {
        if (text.length() > LONGEST_NAME) {
            return false;
        }
        boolean inWord = false;
        for (int position = 0; position < text.length(); position++) {
            char character = text.charAt(position);
            if (character < LETTERS.length && LETTERS[character]) {
                inWord = true;
            } else if (character == '.' && inWord) {
                inWord = false;
            } else {
                return false;
            }
        }
        return inWord;
    }

    private static boolean[] letters() {
        boolean[] letters = new boolean['z' + 1];
        "abcdefghijklmnopqrstuvwxyz0123456789_-".chars().forEach(letter -> letters[letter] = true);
        return letters;
    }

    /// The same node, reading what comes of each of its inputs.
    Node withInputs(UnaryOperator<Integer> moved) {
        return new Node(
                name,
                operation,
                inputs.size() == 1
                        ? List.of(moved.apply(inputs.getFirst()))
                        : inputs.stream().map(moved).toList());
    }
}
