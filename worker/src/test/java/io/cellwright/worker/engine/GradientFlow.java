package io.cellwright.worker.engine;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;

/// Which parameters of a network get a gradient that is not zero, found on its graph: an output
/// depends on them, and what they are multiplied by is not zero itself. Biases and shifts are taken
/// for numbers that are not zero.
final class GradientFlow {

    private final Graph graph;
    private final int leastRectified;
    private final boolean[] nonZero;
    private final boolean[] reached;

    /// @param leastRectified a rectifier of fewer values may find none that is positive, and is
    ///   taken to let nothing through
    GradientFlow(Graph graph, int leastRectified) {
        this.graph = graph;
        this.leastRectified = leastRectified;
        this.nonZero = new boolean[graph.nodes().size()];
        this.reached = new boolean[graph.nodes().size()];
        for (int node = 0; node < nonZero.length; node++) {
            nonZero[node] = hasValues(node);
        }
        reached[reached.length - 1] = true;
        graph.auxiliaries().forEach(auxiliary -> reached[auxiliary] = true);
        for (int node = reached.length - 1; node > 0; node--) {
            if (reached[node]) {
                reachInputs(node);
            }
        }
    }

    boolean reaches(int node, Parameter parameter) {
        return switch (parameter.role()) {
            case BIAS, SHIFT -> reached[node];
            case CONVOLUTION_WEIGHT, TRANSPOSED_WEIGHT, LINEAR_WEIGHT, SCALE ->
                    reached[node] && nonZero[inputs(node).getFirst()];
            case RUNNING_MEAN, RUNNING_VARIANCE, CODES -> false;
        };
    }

    private void reachInputs(int node) {
        List<Integer> inputs = inputs(node);
        if (operation(node) instanceof Operation.ScaleChannels) {
            // Each is multiplied by the other.
            reached[inputs.getFirst()] |= nonZero[inputs.getLast()];
            reached[inputs.getLast()] |= nonZero[inputs.getFirst()];
        } else if (passes(node)) {
            inputs.forEach(input -> reached[input] = true);
        }
    }

    /// Whether a result can be other than zeros.
    private boolean hasValues(int node) {
        List<Integer> inputs = inputs(node);
        return switch (operation(node)) {
            case Operation.Input _,
                    Operation.BatchNormalization _,
                    Operation.ChannelAffine _,
                    Operation.DistanceToCodes _,
                    Operation.Softmax _ ->
                    true;
            case Operation.Convolution(_, _, _, boolean bias) -> bias || nonZero[inputs.getFirst()];
            case Operation.TransposedConvolution(_, _, _, boolean bias) ->
                    bias || nonZero[inputs.getFirst()];
            case Operation.Linear(_, boolean bias) -> bias || nonZero[inputs.getFirst()];
            case Operation.Activation(Operation.Activation.Function function) ->
                    function == Operation.Activation.Function.SIGMOID
                            || (passes(node) && nonZero[inputs.getFirst()]);
            case Operation.ScaleChannels _ -> inputs.stream().allMatch(input -> nonZero[input]);
            case Operation.Add _, Operation.Mean _, Operation.Concatenation _ ->
                    inputs.stream().anyMatch(input -> nonZero[input]);
            case Operation.Pooling _,
                    Operation.GlobalAveragePooling _,
                    Operation.LocalResponseNormalization _,
                    Operation.Dropout _,
                    Operation.Subsample _,
                    Operation.Crop _,
                    Operation.Pad _,
                    Operation.PadChannels _,
                    Operation.SelectChannels _,
                    Operation.ShuffleChannels _,
                    Operation.Scale _ ->
                    passes(node) && nonZero[inputs.getFirst()];
        };
    }

    /// Whether an operation of one input lets anything through: not zero times it, not pixels from
    /// beyond its edge, and not a rectifier of zeros or of few values.
    private boolean passes(int node) {
        return switch (operation(node)) {
            case Operation.Scale(double factor) -> factor != 0;
            case Operation.Subsample(_, int offset) -> {
                Shape from = graph.inputShapes(node).getFirst();
                yield offset < from.height() && offset < from.width();
            }
            case Operation.Activation(Operation.Activation.Function function) ->
                    switch (function) {
                        case RELU, RELU6 ->
                                nonZero[inputs(node).getFirst()]
                                        && graph.shape(node).elements() >= leastRectified;
                        case SIGMOID, TANH, HARD_SWISH -> true;
                    };
            case Operation.Weighted _, Operation.Weightless _ -> true;
        };
    }

    private Operation operation(int node) {
        return graph.nodes().get(node).operation();
    }

    private List<Integer> inputs(int node) {
        return graph.nodes().get(node).inputs();
    }
}
