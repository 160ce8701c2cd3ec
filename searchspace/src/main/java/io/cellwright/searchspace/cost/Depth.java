package io.cellwright.searchspace.cost;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;

/// The depth of a network as its papers state it: the weight layers on the longest path from the
/// image to the output. Convolutions, transposed ones too, and fully connected layers are weight
/// layers. Auxiliary classifiers and the layers that compute squeeze-and-excitation factors are
/// beside the path.
public final class Depth {

    private Depth() {}

    /// The weight layers on the longest path to the output.
    public static int of(Graph graph) {
        int[] depths = new int[graph.nodes().size()];
        for (int position = 0; position < depths.length; position++) {
            Node node = graph.nodes().get(position);
            depths[position] = before(node, depths) + (isWeightLayer(node.operation()) ? 1 : 0);
        }
        return depths[depths.length - 1];
    }

    private static int before(Node node, int[] depths) {
        if (node.operation() instanceof Operation.ScaleChannels) {
            return depths[node.inputs().getFirst()];
        }
        int deepest = 0;
        for (int input : node.inputs()) {
            deepest = Math.max(deepest, depths[input]);
        }
        return deepest;
    }

    private static boolean isWeightLayer(Operation operation) {
        return switch (operation) {
            case Operation.Convolution _, Operation.TransposedConvolution _, Operation.Linear _ ->
                    true;
            case Operation.BatchNormalization _,
                    Operation.ChannelAffine _,
                    Operation.DistanceToCodes _,
                    Operation.Weightless _ ->
                    false;
        };
    }
}
