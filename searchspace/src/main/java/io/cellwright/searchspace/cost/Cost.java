package io.cellwright.searchspace.cost;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;

/// What a network, or one node of it, costs.
///
/// @param parameters values that training changes
/// @param buffers values that are kept but not trained: running means and variances
/// @param multiplyAdds multiplications with their additions, for one image, of convolutions and
///   fully connected layers, without biases: the literature's count
/// @param activationBytes bytes of the image and of all results, for one image of 32-bit numbers,
///   where activation functions, normalization and dropout work in place and so add nothing
/// @param activationBytesStored the same with every node's result kept
public record Cost(
        long parameters,
        long buffers,
        long multiplyAdds,
        long activationBytes,
        long activationBytesStored) {

    private static final int BYTES_PER_VALUE = 4;

    public static final Cost NOTHING = new Cost(0, 0, 0, 0, 0);

    /// The cost of a whole network. Throws [InvalidGraphException] where a count overflows 64 bits.
    public static Cost of(Graph graph) {
        Cost total = NOTHING;
        for (int node = 0; node < graph.nodes().size(); node++) {
            Cost cost = of(graph, node);
            try {
                total = total.plus(cost);
            } catch (ArithmeticException e) {
                throw overflow(graph.nodes().get(node));
            }
        }
        return total;
    }

    /// The cost of one node. Throws [InvalidGraphException] where a count overflows 64 bits.
    public static Cost of(Graph graph, int node) {
        Node owner = graph.nodes().get(node);
        Shape output = graph.shape(node);
        try {
            return switch (owner.operation()) {
                case Operation.Weightless operation ->
                        new Cost(0, 0, 0, kept(operation, output), bytes(output));
                case Operation.Weighted operation ->
                        weighted(operation, graph.shape(owner.inputs().getFirst()), output);
            };
        } catch (ArithmeticException e) {
            throw overflow(owner);
        }
    }

    /// Both costs together. Throws [ArithmeticException] where a sum overflows.
    public Cost plus(Cost other) {
        return new Cost(
                Math.addExact(parameters, other.parameters),
                Math.addExact(buffers, other.buffers),
                Math.addExact(multiplyAdds, other.multiplyAdds),
                Math.addExact(activationBytes, other.activationBytes),
                Math.addExact(activationBytesStored, other.activationBytesStored));
    }

    private static InvalidGraphException overflow(Node node) {
        return InvalidGraphException.at(node.name(), "the count of its cost overflows 64 bits");
    }

    private static Cost weighted(Operation.Weighted operation, Shape input, Shape output) {
        long bytes = bytes(output);
        return switch (operation) {
            case Operation.Convolution(int channels, Window window, int groups, boolean bias) -> {
                long weights =
                        product(
                                channels,
                                input.channels() / groups,
                                product(window.height(), window.width(), 1));
                long multiplyAdds = product(weights, output.height(), output.width());
                yield new Cost(withBias(weights, channels, bias), 0, multiplyAdds, bytes, bytes);
            }
            case Operation.TransposedConvolution(int channels, int kernel, _, boolean bias) -> {
                long weights = product(input.channels(), channels, product(kernel, kernel, 1));
                long multiplyAdds = product(weights, input.height(), input.width());
                yield new Cost(withBias(weights, channels, bias), 0, multiplyAdds, bytes, bytes);
            }
            case Operation.Linear(int outputs, boolean bias) -> {
                long weights = product(input.elements(), outputs, 1);
                yield new Cost(withBias(weights, outputs, bias), 0, weights, bytes, bytes);
            }
            case Operation.BatchNormalization _ ->
                    new Cost(2L * input.channels(), 2L * input.channels(), 0, 0, bytes);
            case Operation.ChannelAffine _ -> new Cost(2L * input.channels(), 0, 0, bytes, bytes);
            case Operation.DistanceToCodes(int classes) ->
                    new Cost(0, product(input.elements(), classes, 1), 0, bytes, bytes);
        };
    }

    /// The bytes that a result adds where it can take its input's place.
    private static long kept(Operation.Weightless operation, Shape output) {
        return switch (operation) {
            case Operation.Activation _,
                    Operation.LocalResponseNormalization _,
                    Operation.Dropout _,
                    Operation.DropPath _ ->
                    0;
            case Operation.Input _,
                    Operation.Pooling _,
                    Operation.GlobalAveragePooling _,
                    Operation.Softmax _,
                    Operation.Subsample _,
                    Operation.Crop _,
                    Operation.Pad _,
                    Operation.PadChannels _,
                    Operation.SelectChannels _,
                    Operation.ShuffleChannels _,
                    Operation.Scale _,
                    Operation.Add _,
                    Operation.Mean _,
                    Operation.ScaleChannels _,
                    Operation.Concatenation _ ->
                    bytes(output);
        };
    }

    private static long bytes(Shape output) {
        return Math.multiplyExact(output.elements(), BYTES_PER_VALUE);
    }

    private static long withBias(long weights, int channels, boolean bias) {
        return bias ? Math.addExact(weights, channels) : weights;
    }

    private static long product(long first, long second, long third) {
        return Math.multiplyExact(Math.multiplyExact(first, second), third);
    }
}
