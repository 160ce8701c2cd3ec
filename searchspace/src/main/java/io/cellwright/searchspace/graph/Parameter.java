package io.cellwright.searchspace.graph;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A tensor that belongs to a node: a learned parameter or a buffer of running statistics. `name`
/// is the node's name, a dot and the word that PyTorch uses for the role; `shape` is the tensor's
/// sizes (a convolution's weight: output channels, input channels of one group, height, width).
public record Parameter(String name, Role role, List<Integer> shape) {

    public enum Role {
        CONVOLUTION_WEIGHT("weight", true),
        LINEAR_WEIGHT("weight", true),
        BIAS("bias", true),
        SCALE("weight", true),
        SHIFT("bias", true),
        RUNNING_MEAN("running_mean", false),
        RUNNING_VARIANCE("running_var", false);

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

    /// The number of values.
    public long elements() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
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
        String name = graph.nodes().get(node).name();
        return switch (graph.nodes().get(node).operation()) {
            case Operation.Convolution(int channels, Window window, int groups, boolean bias) ->
                    withBias(
                            named(
                                    name,
                                    Role.CONVOLUTION_WEIGHT,
                                    channels,
                                    graph.inputShapes(node).getFirst().channels() / groups,
                                    window.height(),
                                    window.width()),
                            bias ? List.of(named(name, Role.BIAS, channels)) : List.of());
            case Operation.Linear(int outputs, boolean bias) ->
                    withBias(
                            named(
                                    name,
                                    Role.LINEAR_WEIGHT,
                                    outputs,
                                    Math.toIntExact(graph.inputShapes(node).getFirst().elements())),
                            bias ? List.of(named(name, Role.BIAS, outputs)) : List.of());
            case Operation.BatchNormalization _ -> {
                int channels = graph.shape(node).channels();
                yield List.of(
                        named(name, Role.SCALE, channels),
                        named(name, Role.SHIFT, channels),
                        named(name, Role.RUNNING_MEAN, channels),
                        named(name, Role.RUNNING_VARIANCE, channels));
            }
            case Operation.Input _,
                    Operation.Activation _,
                    Operation.Pooling _,
                    Operation.GlobalAveragePooling _,
                    Operation.Subsample _,
                    Operation.PadChannels _,
                    Operation.Add _,
                    Operation.Concatenation _ ->
                    List.of();
        };
    }

    private static List<Parameter> withBias(Parameter weight, List<Parameter> bias) {
        return Stream.concat(Stream.of(weight), bias.stream()).toList();
    }

    private static Parameter named(String node, Role role, Integer... shape) {
        return new Parameter(node + "." + role.word(), role, List.of(shape));
    }
}
