package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The statements of a network's forward pass, one node after the other.
///
/// The images are `x`. Where the network can be trained, `training` tells whether it is trained at
/// the moment, and `noise` is the step's number that everything random depends on.
final class NetworkCode {

    private final Graph graph;
    private final FeatureMaps maps;
    private final DepthwiseGradients apart;
    private final WeightedCode weightedCode;
    private final WeightlessCode weightlessCode;
    private final List<String> lines = new ArrayList<>();
    private final String[] results;
    private final Map<String, String> activations = new HashMap<>();

    private NetworkCode(
            Graph graph,
            Attributes attributes,
            FeatureMaps maps,
            DepthwiseGradients apart,
            boolean trainable) {
        this.graph = graph;
        this.maps = maps;
        this.apart = apart;
        this.weightedCode =
                new WeightedCode(graph, attributes, maps, apart, trainable ? "training" : "False");
        this.weightlessCode =
                new WeightlessCode(graph, new Overwriting(graph, apart::has), maps, trainable);
        this.results = new String[graph.nodes().size()];
    }

    /// The statements of a network for use. The last one returns its output.
    static List<String> forUse(Graph graph, Attributes attributes) {
        NetworkCode code =
                new NetworkCode(
                        graph, attributes, FeatureMaps.FP32, DepthwiseGradients.none(graph), false);
        IntStream.range(0, code.results.length).forEach(code::add);
        code.lines.add("return " + code.output(code.results.length - 1));
        return code.lines;
    }

    /// The statements of a network that can be trained. The last one returns a list of its output
    /// and, while it is trained, of its auxiliary outputs, which are computed at no other time.
    ///
    /// What the gradients of `apart` need is kept in the dictionary `kept` while training.
    static List<String> forTraining(
            Graph graph, Attributes attributes, FeatureMaps maps, DepthwiseGradients apart) {
        NetworkCode code = new NetworkCode(graph, attributes, maps, apart, true);
        boolean[] always = graph.readByTheOutput();
        IntStream.range(0, always.length).filter(node -> always[node]).forEach(code::add);
        code.lines.add("outputs = [%s]".formatted(code.output(always.length - 1)));
        if (!graph.auxiliaries().isEmpty()) {
            int before = code.lines.size();
            IntStream.range(0, always.length).filter(node -> !always[node]).forEach(code::add);
            for (int auxiliary : graph.auxiliaries()) {
                code.lines.add("_0 = torch.append(outputs, %s)".formatted(code.output(auxiliary)));
            }
            code.lines.subList(before, code.lines.size()).replaceAll(line -> "  " + line);
            code.lines.add(before, "if training:");
            code.lines.addAll(List.of("else:", "  pass"));
        }
        code.lines.add("return outputs");
        return code.lines;
    }

    /// The statements of a network that count for each two images where its activations agree on
    /// what is positive. The last one returns these counts.
    static List<String> forAgreement(Graph graph, Attributes attributes) {
        NetworkCode code =
                new NetworkCode(
                        graph, attributes, FeatureMaps.FP32, DepthwiseGradients.none(graph), true);
        code.lines.add("images = torch.size(x, 0)");
        code.lines.add(
                "agreement = torch.zeros([images, images], dtype=6, layout=None, device=ops.prim.device(x))");
        for (int node = 0; node < code.results.length; node++) {
            int before = code.lines.size();
            code.add(node);
            boolean computed = code.lines.size() > before;
            if (computed && graph.nodes().get(node).operation() instanceof Operation.Activation) {
                // At once, since the result may be overwritten by what reads it.
                code.lines.addAll(
                        List.of(
                                "positive = torch.flatten(torch.gt(%s, 0), 1, -1)"
                                        .formatted(code.results[node]),
                                "on = torch.to(positive, 6)",
                                "off = torch.to(torch.logical_not(positive), 6)",
                                "_0 = torch.add_(agreement, torch.matmul(on, torch.t(on)))",
                                "_1 = torch.add_(agreement, torch.matmul(off, torch.t(off)))"));
            }
        }
        code.lines.add("return agreement");
        return code.lines;
    }

    /// One row of logits for each image; a map where every pixel has its own.
    private String output(int node) {
        String single = maps.toSingle(results[node]);
        return ImageCode.isMap(graph.shape(node))
                ? single
                : "torch.flatten(%s, 1, -1)".formatted(single);
    }

    /// Adds the statement of one node, and remembers the variable that holds its result.
    private void add(int node) {
        Node added = graph.nodes().get(node);
        List<String> inputs = added.inputs().stream().map(input -> results[input]).toList();
        results[node] =
                switch (added.operation()) {
                    // Cells apply the same function to the same state in many branches; it is
                    // computed once.
                    case Operation.Activation activation ->
                            activations.computeIfAbsent(
                                    weightlessCode.expression(node, activation, inputs),
                                    expression -> assign(node, expression));
                    case Operation.Weightless weightless ->
                            assign(node, weightlessCode.expression(node, weightless, inputs));
                    case Operation.Weighted weighted ->
                            assign(
                                    node,
                                    weightedCode.expression(node, weighted, inputs.getFirst()));
                };
        if (apart.has(node)) {
            lines.addAll(DepthwiseGradients.keep(node, inputs.getFirst(), results[node]));
        }
    }

    private String assign(int node, String expression) {
        boolean computed = expression.indexOf('(') >= 0;
        if (!computed) {
            return expression;
        }
        String variable = "v" + node;
        lines.add("%s = %s".formatted(variable, expression));
        return variable;
    }
}
