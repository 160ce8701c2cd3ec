package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The statements of a network's forward pass, one node after the other. The images are `x`,
/// whether batches are normalized by their own statistics is `batch_statistics`.
final class NetworkCode {

    private final Graph graph;
    private final Attributes attributes;
    private final Overwriting overwriting;
    private final List<String> lines = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private final Map<String, String> activations = new HashMap<>();

    private NetworkCode(Graph graph, Attributes attributes) {
        this.graph = graph;
        this.attributes = attributes;
        this.overwriting = new Overwriting(graph);
    }

    /// All statements, the last of which returns one row of values for each image.
    static List<String> of(Graph graph, Attributes attributes) {
        NetworkCode code = new NetworkCode(graph, attributes);
        for (int node = 0; node < graph.nodes().size(); node++) {
            code.results.add(code.statement(node));
        }
        code.lines.add("return torch.flatten(%s, 1, -1)".formatted(code.results.getLast()));
        return code.lines;
    }

    /// Adds the statements of one node and returns the variable that holds its result.
    private String statement(int node) {
        return switch (graph.nodes().get(node).operation()) {
            case Operation.Input _ -> "x";
            case Operation.Convolution convolution -> assign(node, convolution(node, convolution));
            case Operation.BatchNormalization(double epsilon, double momentum) ->
                    assign(
                            node,
                            "torch.batch_norm(%s, %s, batch_statistics, %s, %s, True)"
                                    .formatted(
                                            input(node, 0),
                                            String.join(", ", selfAll(node)),
                                            Text.number(momentum),
                                            Text.number(epsilon)));
            case Operation.Activation(Operation.Activation.Function function) ->
                    activation(node, function);
            case Operation.Pooling(Operation.Pooling.Kind kind, Window window) ->
                    assign(node, pooling(node, kind, window));
            case Operation.GlobalAveragePooling _ ->
                    assign(node, "torch.mean(%s, [2, 3], True)".formatted(input(node, 0)));
            case Operation.Subsample subsample -> assign(node, subsample(node, subsample));
            case Operation.PadChannels(int before, int after) ->
                    assign(
                            node,
                            "torch.constant_pad_nd(%s, [0, 0, 0, 0, %d, %d], 0)"
                                    .formatted(input(node, 0), before, after));
            case Operation.Add _ -> sum(node);
            case Operation.Concatenation _ -> concatenation(node);
            case Operation.Linear(int outputs, boolean bias) ->
                    assign(node, linear(node, outputs, bias));
        };
    }

    private String convolution(int node, Operation.Convolution convolution) {
        List<String> own = selfAll(node);
        Window window = convolution.window();
        return "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [%d, %d], %d)"
                .formatted(
                        input(node, 0),
                        own.getFirst(),
                        convolution.bias() ? own.getLast() : "None",
                        window.stride(),
                        window.stride(),
                        window.paddingHeight(),
                        window.paddingWidth(),
                        window.dilation(),
                        window.dilation(),
                        convolution.groups());
    }

    /// Cells apply the same function to the same state in many branches; it is computed once.
    private String activation(int node, Operation.Activation.Function function) {
        String name =
                switch (function) {
                    case RELU -> "relu";
                };
        String input = input(node, 0);
        String known = activations.get(name + " " + input);
        if (known != null) {
            return known;
        }
        boolean overwrites = overwriting.allowed(graph.nodes().get(node).inputs().getFirst());
        String result =
                assign(node, "torch.%s%s(%s)".formatted(name, overwrites ? "_" : "", input));
        activations.put(name + " " + input, result);
        return result;
    }

    private String pooling(int node, Operation.Pooling.Kind kind, Window window) {
        String common =
                "%s, [%d, %d], [%d, %d], [%d, %d]"
                        .formatted(
                                input(node, 0),
                                window.height(),
                                window.width(),
                                window.stride(),
                                window.stride(),
                                window.paddingHeight(),
                                window.paddingWidth());
        return switch (kind) {
            case MAXIMUM ->
                    "torch.max_pool2d(%s, [%d, %d], False)"
                            .formatted(common, window.dilation(), window.dilation());
            // The last two: round sizes down, and do not count the padding.
            case AVERAGE -> "torch.avg_pool2d(%s, False, False)".formatted(common);
        };
    }

    private String subsample(int node, Operation.Subsample subsample) {
        Shape from = graph.inputShapes(node).getFirst();
        Shape to = graph.shape(node);
        int rows = Math.ceilDiv(from.height() - subsample.offset(), subsample.stride());
        int columns = Math.ceilDiv(from.width() - subsample.offset(), subsample.stride());
        String sliced =
                "torch.slice(torch.slice(%s, 2, %d, None, %d), 3, %d, None, %d)"
                        .formatted(
                                input(node, 0),
                                subsample.offset(),
                                subsample.stride(),
                                subsample.offset(),
                                subsample.stride());
        if (rows == to.height() && columns == to.width()) {
            return sliced;
        }
        return "torch.constant_pad_nd(%s, [0, %d, 0, %d], 0)"
                .formatted(sliced, to.width() - columns, to.height() - rows);
    }

    private String sum(int node) {
        List<Integer> inputs = new ArrayList<>(graph.nodes().get(node).inputs());
        int overwritten =
                inputs.stream().filter(overwriting::allowed).findFirst().orElse(inputs.getFirst());
        inputs.remove(Integer.valueOf(overwritten));
        String total = results.get(overwritten);
        boolean inPlace = overwriting.allowed(overwritten);
        for (int input : inputs) {
            total =
                    assign(
                            node,
                            "torch.add%s(%s, %s)"
                                    .formatted(inPlace ? "_" : "", total, results.get(input)));
            inPlace = true;
        }
        return total;
    }

    private String concatenation(int node) {
        List<Integer> inputs = graph.nodes().get(node).inputs();
        if (inputs.size() == 1) {
            return results.get(inputs.getFirst());
        }
        return assign(
                node,
                inputs.stream()
                        .map(results::get)
                        .collect(Collectors.joining(", ", "torch.cat([", "], 1)")));
    }

    private String linear(int node, int outputs, boolean bias) {
        List<String> own = selfAll(node);
        return "torch.view(torch.linear(torch.flatten(%s, 1, -1), %s, %s), [-1, %d, 1, 1])"
                .formatted(input(node, 0), own.getFirst(), bias ? own.getLast() : "None", outputs);
    }

    private String assign(int node, String expression) {
        String variable = "v" + node;
        lines.add("%s = %s".formatted(variable, expression));
        return variable;
    }

    private String input(int node, int position) {
        return results.get(graph.nodes().get(node).inputs().get(position));
    }

    private List<String> selfAll(int node) {
        return Parameter.of(graph, node).stream()
                .map(parameter -> "self." + attributes.of(parameter))
                .toList();
    }
}
