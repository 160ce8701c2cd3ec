package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The expressions of the operations that have parameters or buffers.
///
/// @param maps what feature maps are made of
/// @param apart the convolutions whose weights are cut off from differentiation
/// @param training the expression that tells whether batches are normalized by their own statistics
record WeightedCode(
        Graph graph,
        Attributes attributes,
        FeatureMaps maps,
        DepthwiseGradients apart,
        String training) {

    String expression(int node, Operation.Weighted operation, String input) {
        List<String> own =
                Parameter.of(graph, node).stream()
                        .map(parameter -> "self." + attributes.of(parameter))
                        .toList();
        return switch (operation) {
            case Operation.Convolution convolution -> convolution(node, convolution, input, own);
            case Operation.TransposedConvolution transposed -> transposed(transposed, input, own);
            case Operation.BatchNormalization(double epsilon, double momentum) ->
                    "torch.batch_norm(%s, %s, %s, %s, %s, True)"
                            .formatted(
                                    input,
                                    String.join(", ", own),
                                    training,
                                    Text.number(momentum),
                                    Text.number(epsilon));
            case Operation.ChannelAffine _ ->
                    "torch.add_(torch.mul(%s, %s), %s)"
                            .formatted(
                                    input,
                                    perChannel(maps.from(own.getFirst())),
                                    perChannel(maps.from(own.getLast())));
            case Operation.Linear(int outputs, boolean bias) ->
                    "torch.view(torch.linear(%s, %s, %s), [-1, %d, 1, 1])"
                            .formatted(
                                    flat(input),
                                    maps.from(own.getFirst()),
                                    bias(bias, own),
                                    outputs);
            case Operation.DistanceToCodes(int classes) ->
                    maps.from(
                            distance(
                                    "torch.unsqueeze(%s, 1)".formatted(flat(maps.toSingle(input))),
                                    own,
                                    classes));
        };
    }

    private String convolution(
            int node, Operation.Convolution convolution, String input, List<String> own) {
        String weight =
                apart.has(node) ? "torch.detach(%s)".formatted(own.getFirst()) : own.getFirst();
        if (apart.inSinglePrecision(node)) {
            return maps.from(
                    text(
                            convolution,
                            maps.toSingle(input),
                            weight,
                            convolution.bias() ? own.getLast() : "None"));
        }
        return text(convolution, input, maps.from(weight), bias(convolution.bias(), own));
    }

    private static String text(
            Operation.Convolution convolution, String input, String weight, String bias) {
        Window window = convolution.window();
        return "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [%d, %d], %d)"
                .formatted(
                        input,
                        weight,
                        bias,
                        window.strideHeight(),
                        window.strideWidth(),
                        window.paddingHeight(),
                        window.paddingWidth(),
                        window.dilation(),
                        window.dilation(),
                        convolution.groups());
    }

    private String transposed(
            Operation.TransposedConvolution transposed, String input, List<String> own) {
        return "torch.conv_transpose2d(%s, %s, %s, [%d, %d], [0, 0], [0, 0], 1, [1, 1])"
                .formatted(
                        input,
                        maps.from(own.getFirst()),
                        bias(transposed.bias(), own),
                        transposed.stride(),
                        transposed.stride());
    }

    private static String distance(String values, List<String> own, int classes) {
        String squares = "torch.pow(torch.sub(%s, %s), 2)".formatted(values, own.getFirst());
        return "torch.view(torch.neg(torch.sum(%s, [2])), [-1, %d, 1, 1])"
                .formatted(squares, classes);
    }

    private String bias(boolean exists, List<String> own) {
        return exists ? maps.from(own.getLast()) : "None";
    }

    private static String flat(String input) {
        return "torch.flatten(%s, 1, -1)".formatted(input);
    }

    private static String perChannel(String vector) {
        return "torch.view(%s, [1, -1, 1, 1])".formatted(vector);
    }
}
