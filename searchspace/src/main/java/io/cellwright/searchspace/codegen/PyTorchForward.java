package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.codegen.PyTorchCode.Expression;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements of `forward`: a line for each node, those that only auxiliary outputs read at the
/// end. A variable is used again once nothing reads it any more, which also frees its memory.
final class PyTorchForward {

    private static final String IMAGES = "x";

    private final Graph graph;
    private final PyTorchCode code;
    private final List<Integer> order;
    private final int mainNodes;

    /// Which node's result an expression of no work of its own stands for, as a mean of one map.
    private final int[] origins;

    /// The place in the order of the last reader of each result.
    private final int[] lastRead;

    private final Expression[] results;
    private final Map<String, Integer> owners = new HashMap<>();
    private final PyTorchStatements statements = new PyTorchStatements();

    private PyTorchForward(Graph graph, PyTorchModules modules) {
        this.graph = graph;
        this.code = new PyTorchCode(graph, modules);
        int count = graph.nodes().size();
        boolean[] main = graph.readByTheOutput();
        this.order = new ArrayList<>(count);
        IntStream.range(0, count).filter(node -> main[node]).forEach(order::add);
        this.mainNodes = order.size();
        IntStream.range(0, count).filter(node -> !main[node]).forEach(order::add);
        this.origins = origins();
        this.lastRead = lastRead();
        this.results = new Expression[count];
    }

    static List<String> statements(Graph graph, PyTorchModules modules) {
        return new PyTorchForward(graph, modules).write();
    }

    private List<String> write() {
        for (int place = 0; place < order.size(); place++) {
            if (place == mainNodes) {
                statements.add("if not auxiliary:");
                statements.lines().add("    return " + output(graph.nodes().size() - 1));
            }
            add(place);
        }
        String logits = output(graph.nodes().size() - 1);
        String all =
                graph.auxiliaries().isEmpty()
                        ? logits
                        : graph.auxiliaries().stream()
                                .map(this::output)
                                .collect(Collectors.joining(", ", logits + ", [", "]"));
        statements.lines().add("return " + all);
        return statements.lines();
    }

    private String output(int node) {
        Shape shape = graph.shape(node);
        return shape.height() == 1 && shape.width() == 1
                ? results[node].row()
                : results[node].map();
    }

    private void add(int place) {
        int position = order.get(place);
        Node node = graph.nodes().get(position);
        Expression expression = expression(position);
        if (origins[position] != position) {
            results[position] = expression;
            return;
        }
        String variable = position == 0 ? IMAGES : variable(place);
        owners.put(variable, position);
        results[position] = new Expression(variable, expression.flat());
        if (position > 0) {
            statements.add(node.name(), "%s = %s".formatted(variable, expression.text()));
        }
    }

    private Expression expression(int position) {
        List<Expression> inputs =
                graph.nodes().get(position).inputs().stream().map(read -> results[read]).toList();
        return code.expression(position, inputs);
    }

    /// A node goes on in the variable of the only result that it reads, or in the main one, if
    /// nothing else reads that; otherwise it has a variable that is named as it is.
    private String variable(int place) {
        int position = order.get(place);
        List<String> read =
                graph.nodes().get(position).inputs().stream()
                        .map(input -> results[input].text())
                        .distinct()
                        .toList();
        if (read.size() == 1 && isFree(read.getFirst(), place)) {
            return read.getFirst();
        }
        if (read.contains(IMAGES) && isFree(IMAGES, place)) {
            return IMAGES;
        }
        return named(graph.nodes().get(position).name(), place);
    }

    /// As few words of its scope, behind the first, as tell it from what is still to be read.
    private String named(String node, int place) {
        List<String> words = List.of(node.split("\\.", -1));
        int scope = Math.max(1, words.size() - 1);
        int first = scope > 1 ? 1 : 0;
        return IntStream.rangeClosed(first + 1, words.size())
                .mapToObj(end -> PythonNames.variable(words.subList(first, end)))
                .filter(name -> isFree(name, place))
                .findFirst()
                .orElseGet(() -> numbered(PythonNames.variable(words), place));
    }

    private String numbered(String whole, int place) {
        String name = whole;
        for (int copy = 2; !isFree(name, place); copy++) {
            name = whole + "_" + copy;
        }
        return name;
    }

    private boolean isFree(String variable, int place) {
        Integer owner = owners.get(variable);
        return !PythonNames.isTaken(variable) && (owner == null || lastRead[owner] <= place);
    }

    private int[] origins() {
        int[] origins = new int[graph.nodes().size()];
        for (int node = 0; node < origins.length; node++) {
            origins[node] =
                    PyTorchCode.isItsInput(graph.nodes().get(node))
                            ? origins[graph.nodes().get(node).inputs().getFirst()]
                            : node;
        }
        return origins;
    }

    private int[] lastRead() {
        int[] last = new int[graph.nodes().size()];
        Arrays.fill(last, -1);
        for (int place = 0; place < order.size(); place++) {
            for (int input : graph.nodes().get(order.get(place)).inputs()) {
                last[origins[input]] = place;
            }
        }
        graph.auxiliaries().forEach(output -> last[origins[output]] = Integer.MAX_VALUE);
        last[origins[last.length - 1]] = Integer.MAX_VALUE;
        return last;
    }
}
