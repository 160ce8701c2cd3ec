package io.cellwright.searchspace.cost;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import java.util.stream.IntStream;

/// What a network, or one node of it, costs.
///
/// @param parameters values that training changes
/// @param buffers values that are kept but not trained: running means and variances
/// @param multiplyAdds multiplications with their additions, for one image, of convolutions and
///   fully connected layers, without biases: the literature's count
/// @param activations values of the results, for one image, every node's kept
public record Cost(long parameters, long buffers, long multiplyAdds, long activations) {

    private static final Cost NOTHING = new Cost(0, 0, 0, 0);

    /// The cost of a whole network.
    public static Cost of(Graph graph) {
        return IntStream.range(0, graph.nodes().size())
                .mapToObj(node -> of(graph, node))
                .reduce(NOTHING, Cost::plus);
    }

    /// The cost of one node.
    public static Cost of(Graph graph, int node) {
        long parameters = 0;
        long buffers = 0;
        for (Parameter parameter : Parameter.of(graph, node)) {
            if (parameter.role().trained()) {
                parameters += parameter.elements();
            } else {
                buffers += parameter.elements();
            }
        }
        return new Cost(
                parameters, buffers, multiplyAdds(graph, node), graph.shape(node).elements());
    }

    public Cost plus(Cost other) {
        return new Cost(
                Math.addExact(parameters, other.parameters),
                Math.addExact(buffers, other.buffers),
                Math.addExact(multiplyAdds, other.multiplyAdds),
                Math.addExact(activations, other.activations));
    }

    private static long multiplyAdds(Graph graph, int node) {
        return switch (graph.nodes().get(node).operation()) {
            case Operation.Convolution convolution -> {
                Shape input = graph.inputShapes(node).getFirst();
                long perOutput =
                        Math.multiplyExact(
                                (long) input.channels() / convolution.groups(),
                                Math.multiplyExact(
                                        (long) convolution.window().height(),
                                        convolution.window().width()));
                yield Math.multiplyExact(perOutput, graph.shape(node).elements());
            }
            case Operation.Linear(int outputs, _) ->
                    Math.multiplyExact(graph.inputShapes(node).getFirst().elements(), outputs);
            case Operation.Input _,
                    Operation.BatchNormalization _,
                    Operation.Activation _,
                    Operation.Pooling _,
                    Operation.GlobalAveragePooling _,
                    Operation.Subsample _,
                    Operation.PadChannels _,
                    Operation.Add _,
                    Operation.Concatenation _ ->
                    0;
        };
    }
}
