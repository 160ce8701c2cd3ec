package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import java.util.function.IntPredicate;

/// Which results the next operation may overwrite, which saves the time and memory of another
/// feature map.
///
/// Allowed where the result has exactly one reader, is memory of its own, and is not what its
/// operation's gradient is computed from. What other readers keep for their gradients needs no
/// thought, as there are none.
final class Overwriting {

    private final boolean[] allowed;

    /// @param needed the nodes whose results are read once more
    Overwriting(Graph graph, IntPredicate needed) {
        int[] readers = new int[graph.nodes().size()];
        for (Node node : graph.nodes()) {
            node.inputs().forEach(input -> readers[input]++);
        }
        // Auxiliary outputs are read once more, at the end.
        graph.auxiliaries().forEach(auxiliary -> readers[auxiliary]++);
        allowed = new boolean[readers.length];
        for (int node = 0; node < allowed.length; node++) {
            allowed[node] =
                    readers[node] == 1
                            && !needed.test(node)
                            && ownAndUnneeded(graph.nodes().get(node));
        }
    }

    /// Whether the only reader of that node's result may write into it.
    boolean allowed(int node) {
        return allowed[node];
    }

    private static boolean ownAndUnneeded(Node node) {
        return switch (node.operation()) {
            // Their gradients need the input, the weights, the batch's statistics or the positions
            // of maxima, but never the result.
            case Operation.Convolution _,
                    Operation.TransposedConvolution _,
                    Operation.BatchNormalization _,
                    Operation.ChannelAffine _,
                    Operation.Pooling _,
                    Operation.GlobalAveragePooling _,
                    Operation.Pad _,
                    Operation.PadChannels _,
                    Operation.Scale _,
                    Operation.ScaleChannels _,
                    Operation.Add _ ->
                    true;
            // The caller's memory.
            case Operation.Input _ -> false;
            // The gradient of most of them is read off the result.
            case Operation.Activation _,
                    Operation.Softmax _,
                    Operation.LocalResponseNormalization _ ->
                    false;
            // A view of its input's memory, or of its result's, or perhaps the input itself.
            case Operation.Subsample _,
                    Operation.Crop _,
                    Operation.SelectChannels _,
                    Operation.ShuffleChannels _,
                    Operation.Dropout _,
                    Operation.DropPath _,
                    Operation.Linear _,
                    Operation.DistanceToCodes _ ->
                    false;
            // With a single input they are that input.
            case Operation.Concatenation _, Operation.Mean _ -> node.inputs().size() > 1;
        };
    }
}
