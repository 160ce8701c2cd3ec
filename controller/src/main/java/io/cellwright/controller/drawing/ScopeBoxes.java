package io.cellwright.controller.drawing;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts all nodes of one scope, the first words of their names, into one box. Where that would make
/// a cycle of boxes, a scope gets another one.
///
/// Normalization, dropout and activation functions lie in the box of the layer before them,
/// whatever their names, where nothing else reads that layer.
final class ScopeBoxes {

    private final Graph graph;
    private final int[] boxOf;
    private final int[] readers;
    // Nodes that lie with the layer before them.
    private final BitSet completing = new BitSet();
    private int spared;
    private final Map<String, Integer> newest = new HashMap<>();
    // For each box, those that it depends on.
    private final List<BitSet> before = new ArrayList<>();

    /// The box of each node, or nothing where they are more than `most`. Those that completing a
    /// layer spares count too: scopes are no deeper for it, and pictures smaller.
    ///
    /// @param depth the words of a name that are its scope
    static Optional<int[]> of(Graph graph, int depth, int most) {
        ScopeBoxes boxes = new ScopeBoxes(graph);
        for (int position = 0; position < boxes.boxOf.length; position++) {
            boxes.place(position, scope(graph.nodes().get(position), depth));
            if (boxes.before.size() + boxes.spared > most) {
                return Optional.empty();
            }
        }
        return Optional.of(boxes.boxOf);
    }

    private ScopeBoxes(Graph graph) {
        this.graph = graph;
        this.boxOf = new int[graph.nodes().size()];
        this.readers = new int[graph.nodes().size()];
        graph.nodes().forEach(node -> node.inputs().forEach(input -> readers[input]++));
    }

    /// The first words of a node's name.
    static String scope(Node node, int words) {
        int end = -1;
        for (int word = 0; word < words; word++) {
            end = node.name().indexOf('.', end + 1);
            if (end < 0) {
                return node.name();
            }
        }
        return node.name().substring(0, end);
    }

    private void place(int position, String scope) {
        List<Integer> inputs = graph.nodes().get(position).inputs();
        if (completesLayer(position)) {
            completing.set(position);
            boxOf[position] = boxOf[inputs.getFirst()];
            spared += newest.containsKey(scope) ? 0 : 1;
            return;
        }
        Integer known = newest.get(scope);
        int box = known != null && mayJoin(known, inputs) ? known : before.size();
        if (box == before.size()) {
            before.add(new BitSet());
            newest.put(scope, box);
        }
        boxOf[position] = box;
        inputs.forEach(input -> depend(box, boxOf[input]));
    }

    /// Whether a node and the only one that it reads are one layer for people.
    private boolean completesLayer(int position) {
        Node node = graph.nodes().get(position);
        boolean follows =
                node.operation() instanceof Operation.Activation
                        || node.operation() instanceof Operation.Dropout
                        || node.operation() instanceof Operation.BatchNormalization
                        || node.operation() instanceof Operation.LocalResponseNormalization;
        if (!follows) {
            return false;
        }
        int input = node.inputs().getFirst();
        Operation before = graph.nodes().get(input).operation();
        boolean isLayer =
                before instanceof Operation.Convolution
                        || before instanceof Operation.TransposedConvolution
                        || before instanceof Operation.Linear;
        return readers[input] == 1 && (isLayer || completing.get(input));
    }

    /// Whether no input depends on what the box has given to others.
    private boolean mayJoin(int box, List<Integer> inputs) {
        return inputs.stream().noneMatch(input -> before.get(boxOf[input]).get(box));
    }

    /// Makes a box, and all that depend on it, depend on another one.
    private void depend(int box, int other) {
        if (box == other || before.get(box).get(other)) {
            return;
        }
        BitSet added = new BitSet();
        added.or(before.get(other));
        added.set(other);
        for (int dependent = 0; dependent < before.size(); dependent++) {
            if (dependent == box || before.get(dependent).get(box)) {
                before.get(dependent).or(added);
            }
        }
    }
}
