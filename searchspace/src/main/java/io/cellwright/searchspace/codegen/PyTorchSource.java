package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A network as a Python file for PyTorch 1.13 and newer, written as a person would write it: the
/// class `Network`, made without arguments and with PyTorch's own random weights.
///
/// It takes normalized images (batch, channels, height, width) and returns one row of logits for
/// each, or a map where the network's output has more than one pixel. Of a network with auxiliary
/// outputs, `network(images, auxiliary=True)` returns the logits and a list of theirs. The tensors
/// of its `state_dict` have the names that weights have in safetensors files.
public final class PyTorchSource {

    private static final Pattern UNPRINTABLE = Pattern.compile("[^ !#-\\[\\]-~]");

    private PyTorchSource() {}

    /// The whole file.
    ///
    /// @param title what the network is called, for the first line
    public static String of(Graph graph, String title) {
        PyTorchModules modules = new PyTorchModules(graph);
        List<String> parts = new ArrayList<>(PyTorchHelpers.of(graph));
        parts.add(network(graph, modules));
        String body = String.join("\n\n\n", parts);
        List<String> imports = new ArrayList<>();
        if (body.contains("torch.")) {
            imports.add("import torch");
        }
        if (body.contains("F.")) {
            imports.add("import torch.nn.functional as F");
        }
        imports.add("from torch import nn");
        return "%s\n\n%s\n\n\n%s\n".formatted(head(graph, title), String.join("\n", imports), body);
    }

    private static String head(Graph graph, String title) {
        long parameters =
                Parameter.of(graph).stream()
                        .filter(parameter -> parameter.role().trained())
                        .mapToLong(Parameter::elements)
                        .sum();
        return "\"\"\"%s: %,d parameters. Written by Cellwright.\"\"\""
                .formatted(UNPRINTABLE.matcher(title).replaceAll("?"), parameters);
    }

    private static String network(Graph graph, PyTorchModules modules) {
        StringBuilder text = new StringBuilder("class Network(nn.Module):\n");
        text.append("    \"\"\"").append(contract(graph)).append("\"\"\"\n\n");
        text.append("    def __init__(self):\n        super().__init__()\n");
        append(text, modules.definitions());
        boolean auxiliary = !graph.auxiliaries().isEmpty();
        text.append(
                "\n    def forward(self, x%s):\n".formatted(auxiliary ? ", auxiliary=False" : ""));
        append(text, PyTorchForward.statements(graph, modules));
        return text.toString().stripTrailing();
    }

    private static String contract(Graph graph) {
        Shape image = graph.input();
        Shape output = graph.output();
        String logits =
                output.height() == 1 && output.width() == 1
                        ? "(batch, %d)".formatted(output.channels())
                        : "(batch, %d, %d, %d)"
                                .formatted(output.channels(), output.height(), output.width());
        String others =
                graph.auxiliaries().isEmpty()
                        ? ""
                        : " With auxiliary=True, also a list of those of the auxiliary classifiers.";
        return "From normalized images (batch, %d, %d, %d) to logits %s.%s"
                .formatted(image.channels(), image.height(), image.width(), logits, others);
    }

    private static void append(StringBuilder text, List<String> statements) {
        for (String statement : statements) {
            text.append(statement.isEmpty() ? "" : "        ").append(statement).append('\n');
        }
    }
}
