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
            case Operation.Weighted weighted -> assign(node, weighted(node, weighted));
            case Operation.Weightless weightless -> weightless(node, weightless);
        };
    }

    private String weighted(int node, Operation.Weighted operation) {
        return switch (operation) {
            case Operation.Convolution convolution -> convolution(node, convolution);
            case Operation.TransposedConvolution(_, _, int stride, boolean bias) ->
                    "torch.conv_transpose2d(%s, %s, %s, [%d, %d], [0, 0], [0, 0], 1, [1, 1])"
                            .formatted(
                                    input(node, 0),
                                    selfAll(node).getFirst(),
                                    bias ? selfAll(node).getLast() : "None",
                                    stride,
                                    stride);
            case Operation.BatchNormalization(double epsilon, double momentum) ->
                    "torch.batch_norm(%s, %s, batch_statistics, %s, %s, True)"
                            .formatted(
                                    input(node, 0),
                                    String.join(", ", selfAll(node)),
                                    Text.number(momentum),
                                    Text.number(epsilon));
            case Operation.ChannelAffine _ ->
                    "torch.add(torch.mul(%s, %s), %s)"
                            .formatted(
                                    input(node, 0),
                                    perChannel(selfAll(node).getFirst()),
                                    perChannel(selfAll(node).getLast()));
            case Operation.Linear(int outputs, boolean bias) -> linear(node, outputs, bias);
            case Operation.DistanceToCodes(int classes) ->
                    "torch.view(torch.neg(torch.sum(torch.pow(torch.sub(torch.unsqueeze(torch.flatten(%s, 1, -1), 1), %s), 2), [2])), [-1, %d, 1, 1])"
                            .formatted(input(node, 0), selfAll(node).getFirst(), classes);
        };
    }

    private String weightless(int node, Operation.Weightless operation) {
        return switch (operation) {
            case Operation.Input _ -> "x";
            case Operation.Activation(Operation.Activation.Function function) ->
                    activation(node, function);
            case Operation.Pooling pooling -> assign(node, pooling(node, pooling));
            case Operation.GlobalAveragePooling _ ->
                    assign(node, "torch.mean(%s, [2, 3], True)".formatted(input(node, 0)));
            case Operation.LocalResponseNormalization _ ->
                    throw new UnsupportedOperationException("local response normalization");
            case Operation.Dropout _ -> throw new UnsupportedOperationException("dropout");
            case Operation.Softmax _ ->
                    assign(node, "torch.softmax(%s, 1)".formatted(input(node, 0)));
            case Operation.Subsample subsample -> assign(node, subsample(node, subsample));
            case Operation.Crop crop -> assign(node, crop(node, crop));
            case Operation.Pad pad -> assign(node, pad(node, pad));
            case Operation.PadChannels(int before, int after) ->
                    assign(
                            node,
                            "torch.constant_pad_nd(%s, [0, 0, 0, 0, %d, %d], 0)"
                                    .formatted(input(node, 0), before, after));
            case Operation.SelectChannels(int first, int count) ->
                    assign(
                            node,
                            "torch.slice(%s, 1, %d, %d)"
                                    .formatted(input(node, 0), first, first + count));
            case Operation.ShuffleChannels(int groups) ->
                    assign(node, "torch.channel_shuffle(%s, %d)".formatted(input(node, 0), groups));
            case Operation.Scale(double factor) ->
                    assign(
                            node,
                            "torch.mul(%s, %s)".formatted(input(node, 0), Text.number(factor)));
            case Operation.Add _ -> sum(node);
            case Operation.Mean _ -> throw new UnsupportedOperationException("mean");
            case Operation.ScaleChannels _ ->
                    assign(node, "torch.mul(%s, %s)".formatted(input(node, 0), input(node, 1)));
            case Operation.Concatenation _ -> concatenation(node);
        };
    }

    private static String perChannel(String vector) {
        return "torch.view(%s, [1, -1, 1, 1])".formatted(vector);
    }

    private String crop(int node, Operation.Crop crop) {
        Shape from = graph.inputShapes(node).getFirst();
        int top = (from.height() - crop.height()) / 2;
        int left = (from.width() - crop.width()) / 2;
        return "torch.slice(torch.slice(%s, 2, %d, %d), 3, %d, %d)"
                .formatted(input(node, 0), top, top + crop.height(), left, left + crop.width());
    }

    private String pad(int node, Operation.Pad pad) {
        Shape from = graph.inputShapes(node).getFirst();
        int top = (pad.height() - from.height()) / 2;
        int left = (pad.width() - from.width()) / 2;
        return "torch.constant_pad_nd(%s, [%d, %d, %d, %d], 0)"
                .formatted(
                        input(node, 0),
                        left,
                        pad.width() - from.width() - left,
                        top,
                        pad.height() - from.height() - top);
    }

    private String convolution(int node, Operation.Convolution convolution) {
        List<String> own = selfAll(node);
        Window window = convolution.window();
        return "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [%d, %d], %d)"
                .formatted(
                        input(node, 0),
                        own.getFirst(),
                        convolution.bias() ? own.getLast() : "None",
                        window.strideHeight(),
                        window.strideWidth(),
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
                    case RELU6 -> "relu6";
                    case SIGMOID -> "sigmoid";
                    case TANH -> "tanh";
                    case HARD_SWISH -> "hardswish";
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

    private String pooling(int node, Operation.Pooling pooling) {
        Window window = pooling.window();
        String roundedUp =
                switch (pooling.rounding()) {
                    case DOWN -> "False";
                    case UP -> "True";
                };
        String common =
                "%s, [%d, %d], [%d, %d], [%d, %d]"
                        .formatted(
                                input(node, 0),
                                window.height(),
                                window.width(),
                                window.strideHeight(),
                                window.strideWidth(),
                                window.paddingHeight(),
                                window.paddingWidth());
        return switch (pooling.kind()) {
            case MAXIMUM ->
                    "torch.max_pool2d(%s, [%d, %d], %s)"
                            .formatted(common, window.dilation(), window.dilation(), roundedUp);
            // The last one: do not count the padding.
            case AVERAGE -> "torch.avg_pool2d(%s, %s, False)".formatted(common, roundedUp);
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
