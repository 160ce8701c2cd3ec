package io.cellwright.searchspace.cost;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
        Node owner = graph.nodes().get(node);
        return switch (owner.operation()) {
            case Operation.Weightless _ -> 0;
            case Operation.Weighted weighted ->
                    multiplyAdds(
                            weighted, graph.shape(owner.inputs().getFirst()), graph.shape(node));
        };
    }

    private static long multiplyAdds(Operation.Weighted operation, Shape input, Shape output) {
        return switch (operation) {
            case Operation.Convolution(_, Window window, int groups, _) ->
                    product(
                            output.elements(),
                            input.channels() / groups,
                            window.height(),
                            window.width());
            case Operation.TransposedConvolution(int channels, int kernel, _, _) ->
                    product(input.elements(), channels, kernel, kernel);
            case Operation.Linear(int outputs, _) -> product(input.elements(), outputs);
            case Operation.BatchNormalization _,
                    Operation.ChannelAffine _,
                    Operation.DistanceToCodes _ ->
                    0;
        };
    }

    private static long product(long... factors) {
        return LongStream.of(factors).reduce(1, Math::multiplyExact);
    }
}
