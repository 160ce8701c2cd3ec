package io.cellwright.searchspace.graph;

import java.util.List;
import java.util.stream.IntStream;

/// A tensor that belongs to a node: a learned parameter or a buffer of running statistics. `shape`
/// is the tensor's sizes (a convolution's weight: output channels, input channels of one group,
/// height, width; a transposed convolution's: input channels, output channels, height, width).
public record Parameter(String node, Role role, List<Integer> shape) {

    public enum Role {
        CONVOLUTION_WEIGHT("weight", true),
        TRANSPOSED_WEIGHT("weight", true),
        LINEAR_WEIGHT("weight", true),
        BIAS("bias", true),
        SCALE("weight", true),
        SHIFT("bias", true),
        RUNNING_MEAN("running_mean", false),
        RUNNING_VARIANCE("running_var", false),
        CODES("codes", false);

        private final String word;
        private final boolean trained;

        Role(String word, boolean trained) {
            this.word = word;
            this.trained = trained;
        }

        /// Whether gradients change it. What is not trained is a buffer.
        public boolean trained() {
            return trained;
        }

        String word() {
            return word;
        }
    }

    public Parameter {
        shape = List.copyOf(shape);
    }

    /// The node's name, a dot and the word that PyTorch uses for the role.
    public String name() {
        return node + "." + role.word();
    }

    /// The number of values.
    public long elements() {
        long product = 1;
        for (int size : shape) {
            product = Math.multiplyExact(product, size);
        }
        return product;
    }

    /// All parameters and buffers of a graph, in the order of its nodes.
    public static List<Parameter> of(Graph graph) {
        return IntStream.range(0, graph.nodes().size())
                .boxed()
                .flatMap(node -> of(graph, node).stream())
                .toList();
    }

    /// The parameters and buffers of one node.
    public static List<Parameter> of(Graph graph, int node) {
        Node owner = graph.nodes().get(node);
        return switch (owner.operation()) {
            case Operation.Weightless _ -> List.of();
            case Operation.Weighted weighted ->
                    of(owner.name(), weighted, graph.shape(owner.inputs().getFirst()));
        };
    }

    private static List<Parameter> of(String name, Operation.Weighted operation, Shape input) {
        return switch (operation) {
            case Operation.Convolution(int channels, Window window, int groups, boolean bias) ->
                    withBias(
                            named(
                                    name,
                                    Role.CONVOLUTION_WEIGHT,
                                    channels,
                                    input.channels() / groups,
                                    window.height(),
                                    window.width()),
                            bias,
                            named(name, Role.BIAS, channels));
            case Operation.TransposedConvolution(int channels, int kernel, _, boolean bias) ->
                    withBias(
                            named(
                                    name,
                                    Role.TRANSPOSED_WEIGHT,
                                    input.channels(),
                                    channels,
                                    kernel,
                                    kernel),
                            bias,
                            named(name, Role.BIAS, channels));
            case Operation.Linear(int outputs, boolean bias) ->
                    withBias(
                            named(
                                    name,
                                    Role.LINEAR_WEIGHT,
                                    outputs,
                                    Math.toIntExact(input.elements())),
                            bias,
                            named(name, Role.BIAS, outputs));
            case Operation.BatchNormalization _ ->
                    List.of(
                            named(name, Role.SCALE, input.channels()),
                            named(name, Role.SHIFT, input.channels()),
                            named(name, Role.RUNNING_MEAN, input.channels()),
                            named(name, Role.RUNNING_VARIANCE, input.channels()));
            case Operation.ChannelAffine _ ->
                    List.of(
                            named(name, Role.SCALE, input.channels()),
                            named(name, Role.SHIFT, input.channels()));
            case Operation.DistanceToCodes(int classes) ->
                    List.of(named(name, Role.CODES, classes, Math.toIntExact(input.elements())));
        };
    }

    private static List<Parameter> withBias(Parameter weight, boolean hasBias, Parameter bias) {
        return hasBias ? List.of(weight, bias) : List.of(weight);
    }

    private static Parameter named(String node, Role role, Integer... shape) {
        return new Parameter(node, role, List.of(shape));
    }
}
