package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The expressions of the operations that have parameters or buffers.
///
/// @param training the expression that tells whether batches are normalized by their own statistics
record WeightedCode(Graph graph, Attributes attributes, String training) {

    String expression(int node, Operation.Weighted operation, String input) {
        List<String> own =
                Parameter.of(graph, node).stream()
                        .map(parameter -> "self." + attributes.of(parameter))
                        .toList();
        return switch (operation) {
            case Operation.Convolution convolution -> convolution(convolution, input, own);
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
                                    input, perChannel(own.getFirst()), perChannel(own.getLast()));
            case Operation.Linear(int outputs, boolean bias) ->
                    "torch.view(torch.linear(%s, %s, %s), [-1, %d, 1, 1])"
                            .formatted(flat(input), own.getFirst(), bias(bias, own), outputs);
            case Operation.DistanceToCodes(int classes) ->
                    distance("torch.unsqueeze(%s, 1)".formatted(flat(input)), own, classes);
        };
    }

    private static String convolution(
            Operation.Convolution convolution, String input, List<String> own) {
        Window window = convolution.window();
        return "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [%d, %d], %d)"
                .formatted(
                        input,
                        own.getFirst(),
                        bias(convolution.bias(), own),
                        window.strideHeight(),
                        window.strideWidth(),
                        window.paddingHeight(),
                        window.paddingWidth(),
                        window.dilation(),
                        window.dilation(),
                        convolution.groups());
    }

    private static String transposed(
            Operation.TransposedConvolution transposed, String input, List<String> own) {
        return "torch.conv_transpose2d(%s, %s, %s, [%d, %d], [0, 0], [0, 0], 1, [1, 1])"
                .formatted(
                        input,
                        own.getFirst(),
                        bias(transposed.bias(), own),
                        transposed.stride(),
                        transposed.stride());
    }

    private static String distance(String values, List<String> own, int classes) {
        String squares = "torch.pow(torch.sub(%s, %s), 2)".formatted(values, own.getFirst());
        return "torch.view(torch.neg(torch.sum(%s, [2])), [-1, %d, 1, 1])"
                .formatted(squares, classes);
    }

    private static String bias(boolean exists, List<String> own) {
        return exists ? own.getLast() : "None";
    }

    private static String flat(String input) {
        return "torch.flatten(%s, 1, -1)".formatted(input);
    }

    private static String perChannel(String vector) {
        return "torch.view(%s, [1, -1, 1, 1])".formatted(vector);
    }
}
