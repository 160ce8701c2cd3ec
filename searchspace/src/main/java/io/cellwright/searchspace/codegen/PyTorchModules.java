package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The modules of a network in PyTorch: one for each node that has parameters or buffers, in a tree
/// of attributes that spells the node's name, so that the tensors of `state_dict` are called as
/// they are everywhere else.
final class PyTorchModules {

    private final Graph graph;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> defined = new HashSet<>();
    private final PyTorchStatements statements = new PyTorchStatements();

    PyTorchModules(Graph graph) {
        this.graph = graph;
        for (int position = 0; position < graph.nodes().size(); position++) {
            Node node = graph.nodes().get(position);
            if (node.operation() instanceof Operation.Weighted) {
                positions.put(node.name(), position);
            }
        }
    }

    /// The statements of `__init__`.
    List<String> definitions() {
        for (Node node : graph.nodes()) {
            if (positions.containsKey(node.name())) {
                define(node.name(), node.name());
            }
        }
        return statements.lines();
    }

    /// The expression of a node's module, as `self.stem.convolution`. What Python cannot write so,
    /// and what PyTorch's modules already have a meaning for, is looked up among the submodules.
    String reference(String name) {
        StringBuilder expression = new StringBuilder("self");
        String scope = "";
        for (String word : name.split("\\.", -1)) {
            if (word.equals(PythonNames.MODE)) {
                throw new IllegalArgumentException(
                        "node \"%s\": no module of PyTorch can have one of its own named \"%s\""
                                .formatted(name, word));
            }
            boolean plain = PythonNames.isFreeAttribute(word) && !positions.containsKey(scope);
            expression.append(plain ? "." + word : "._modules[\"%s\"]".formatted(word));
            scope = scope.isEmpty() ? word : scope + "." + word;
        }
        return expression.toString();
    }

    /// @param node for whose sake it is defined: itself, or one in its scope
    private void define(String name, String node) {
        if (!defined.add(name)) {
            return;
        }
        int dot = name.lastIndexOf('.');
        if (dot >= 0) {
            define(name.substring(0, dot), node);
        }
        Integer position = positions.get(name);
        String module = position == null ? "nn.Module()" : module(position);
        statements.add(node, "%s = %s".formatted(reference(name), module));
    }

    private String module(int position) {
        Shape input = graph.inputShapes(position).getFirst();
        Operation operation = graph.nodes().get(position).operation();
        return switch (operation) {
            case Operation.Weighted weighted -> module(weighted, input);
            case Operation.Weightless _ ->
                    throw new IllegalStateException(operation + " has no module");
        };
    }

    private static String module(Operation.Weighted operation, Shape input) {
        return switch (operation) {
            case Operation.Convolution convolution -> convolution(convolution, input);
            case Operation.TransposedConvolution(
                            int channels,
                            int kernel,
                            int stride,
                            boolean bias) ->
                    "nn.ConvTranspose2d(%d, %d, %d, stride=%d%s)"
                            .formatted(input.channels(), channels, kernel, stride, bias(bias));
            case Operation.BatchNormalization normalization ->
                    "nn.BatchNorm2d(%d%s)".formatted(input.channels(), settings(normalization));
            case Operation.ChannelAffine _ -> "ChannelAffine(%d)".formatted(input.channels());
            case Operation.Linear(int outputs, boolean bias) ->
                    "nn.Linear(%d, %d%s)".formatted(input.elements(), outputs, bias(bias));
            case Operation.DistanceToCodes(int classes) ->
                    "DistanceToCodes(%d, %d)".formatted(input.elements(), classes);
        };
    }

    private static String convolution(Operation.Convolution convolution, Shape input) {
        Window window = convolution.window();
        List<String> arguments = new ArrayList<>();
        arguments.add(String.valueOf(input.channels()));
        arguments.add(String.valueOf(convolution.channels()));
        arguments.add(sides(window.height(), window.width()));
        if (window.strideHeight() != 1 || window.strideWidth() != 1) {
            arguments.add("stride=" + sides(window.strideHeight(), window.strideWidth()));
        }
        if (window.paddingHeight() != 0 || window.paddingWidth() != 0) {
            arguments.add("padding=" + sides(window.paddingHeight(), window.paddingWidth()));
        }
        if (window.dilation() != 1) {
            arguments.add("dilation=" + window.dilation());
        }
        if (convolution.groups() != 1) {
            arguments.add("groups=" + convolution.groups());
        }
        return "nn.Conv2d(%s%s)".formatted(String.join(", ", arguments), bias(convolution.bias()));
    }

    private static String settings(Operation.BatchNormalization normalization) {
        return normalization.equals(Operation.BatchNormalization.STANDARD)
                ? ""
                : ", eps=%s, momentum=%s"
                        .formatted(
                                Text.number(normalization.epsilon()),
                                Text.number(normalization.momentum()));
    }

    private static String bias(boolean exists) {
        return exists ? "" : ", bias=False";
    }

    /// A number of pixels down and one across.
    static String sides(int height, int width) {
        return height == width ? String.valueOf(height) : "(%d, %d)".formatted(height, width);
    }
}
