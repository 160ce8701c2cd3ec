package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.NodeName;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.trial.Regularization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A network as it is trained: with what a recipe leaves out at random.
///
/// The parameters keep their names and their order, so that weights fit the network before and
/// after. Only training sees this graph; what is drawn, counted and exported is the network itself.
public final class Regularized {

    private final Graph graph;
    private final List<Node> nodes = new ArrayList<>();
    private final int[] moved;

    private Regularized(Graph graph) {
        this.graph = graph;
        this.moved = new int[graph.nodes().size()];
    }

    /// The network with dropout before its classifier, if it has no dropout on the way to its
    /// output, and with drop-path on the paths that [AddedPaths] names. The n-th of N additions has
    /// n / N of the recipe's rate.
    public static Graph of(Graph graph, Regularization regularization) {
        Map<Integer, Operation.Dropout> beforeNode = new HashMap<>();
        if (regularization.dropout() > 0 && !dropsValues(graph)) {
            beforeNode.put(classifier(graph), new Operation.Dropout(regularization.dropout()));
        }
        Map<Integer, List<Integer>> paths =
                regularization.dropPath() > 0 ? AddedPaths.of(graph) : Map.of();
        return beforeNode.isEmpty() && paths.isEmpty()
                ? graph
                : new Regularized(graph).with(beforeNode, paths, regularization.dropPath());
    }

    private static boolean dropsValues(Graph graph) {
        return graph.withoutAuxiliaries().nodes().stream()
                .anyMatch(node -> node.operation() instanceof Operation.Dropout);
    }

    /// The last node that gives every class its own weights. A network whose output is not read off
    /// such a node has its output for it.
    private static int classifier(Graph graph) {
        boolean[] read = graph.readByTheOutput();
        int last = read.length - 1;
        return IntStream.iterate(last, node -> node > 0, node -> node - 1)
                .filter(node -> read[node] && classifies(graph.nodes().get(node).operation()))
                .findFirst()
                .orElse(last);
    }

    private static boolean classifies(Operation operation) {
        return operation instanceof Operation.Linear
                || operation instanceof Operation.Convolution
                || operation instanceof Operation.TransposedConvolution
                || operation instanceof Operation.DistanceToCodes;
    }

    private Graph with(
            Map<Integer, Operation.Dropout> dropouts,
            Map<Integer, List<Integer>> paths,
            double dropPath) {
        int additions = 0;
        for (int position = 0; position < moved.length; position++) {
            Node node = graph.nodes().get(position);
            List<Integer> inputs =
                    new ArrayList<>(node.inputs().stream().map(input -> moved[input]).toList());
            Operation.Dropout dropout = dropouts.get(position);
            if (dropout != null) {
                inputs.set(0, added("dropout-before-" + position, dropout, inputs.getFirst()));
            }
            List<Integer> dropped = paths.getOrDefault(position, List.of());
            if (!dropped.isEmpty()) {
                additions++;
                Operation operation = new Operation.DropPath(dropPath * additions / paths.size());
                for (int input : dropped) {
                    String name = "drop-path-%d-%d".formatted(position, input);
                    inputs.set(input, added(name, operation, inputs.get(input)));
                }
            }
            moved[position] = nodes.size();
            nodes.add(new Node(node.label(), node.operation(), inputs));
        }
        return Graph.of(
                nodes, graph.auxiliaries().stream().map(auxiliary -> moved[auxiliary]).toList());
    }

    private int added(String name, Operation operation, int input) {
        nodes.add(new Node(NodeName.of(name), operation, List.of(input)));
        return nodes.size() - 1;
    }
}
