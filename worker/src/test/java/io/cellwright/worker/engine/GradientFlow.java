package io.cellwright.worker.engine;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;

/// Which parameters of a network get a gradient that is not zero, found on its graph: an output
/// depends on them, and what they are multiplied by is not zero itself. Biases and shifts are taken
/// for numbers that are not zero.
///
/// Some depend on values, too. A rectifier of few values may find none that is positive; the few
/// pixels amid the zeros of a larger map may be those that a window with a stride leaves out; and a
/// number that is added to a whole channel comes to nothing where the next batch normalization
/// takes the mean away. Such gradients are not sure.
final class GradientFlow {

    /// Of so many values behind a normalization one is positive.
    private static final int SURELY_POSITIVE = 32;

    private final Graph graph;
    private final boolean surely;
    private final boolean[] nonZero;
    private final boolean[] reached;
    private final boolean[] reachedByConstants;

    /// @param surely whether only those are found that have a gradient whatever the values are, or
    ///   all that may have one
    GradientFlow(Graph graph, boolean surely) {
        int nodes = graph.nodes().size();
        this.graph = graph;
        this.surely = surely;
        this.nonZero = new boolean[nodes];
        this.reached = new boolean[nodes];
        this.reachedByConstants = new boolean[nodes];
        for (int node = 0; node < nodes; node++) {
            nonZero[node] = hasValues(node);
        }
        reach(nodes - 1);
        graph.auxiliaries().forEach(this::reach);
        for (int node = nodes - 1; node > 0; node--) {
            if (reached[node]) {
                reachInputs(node);
            }
        }
    }

    private void reach(int output) {
        reached[output] = true;
        reachedByConstants[output] = true;
    }

    boolean reaches(int node, Parameter parameter) {
        return switch (parameter.role()) {
            case BIAS, SHIFT -> surely ? reachedByConstants[node] : reached[node];
            case CONVOLUTION_WEIGHT, TRANSPOSED_WEIGHT, LINEAR_WEIGHT, SCALE ->
                    reached[node] && nonZero[inputs(node).getFirst()];
            case RUNNING_MEAN, RUNNING_VARIANCE, CODES -> false;
        };
    }

    private void reachInputs(int node) {
        List<Integer> inputs = inputs(node);
        if (operation(node) instanceof Operation.ScaleChannels) {
            // Each is multiplied by the other.
            reachInput(inputs.getFirst(), nonZero[inputs.getLast()], true);
            reachInput(inputs.getLast(), nonZero[inputs.getFirst()], true);
        } else {
            boolean constants = makesConstantsMatter(node);
            inputs.forEach(input -> reachInput(input, passes(node), constants));
        }
    }

    private void reachInput(int input, boolean passes, boolean constants) {
        reached[input] |= passes;
        reachedByConstants[input] |= passes && constants;
    }

    /// Whether an output depends on a number that is added to all pixels of a channel that this
    /// node, which an output depends on, reads.
    private boolean makesConstantsMatter(int node) {
        return switch (operation(node)) {
            case Operation.BatchNormalization _ -> false;
            case Operation.Activation _,
                    Operation.Linear _,
                    Operation.DistanceToCodes _,
                    Operation.LocalResponseNormalization _,
                    Operation.Dropout _,
                    Operation.DropPath _,
                    Operation.Softmax _,
                    Operation.ScaleChannels _ ->
                    true;
            case Operation.Input _,
                    Operation.Convolution _,
                    Operation.TransposedConvolution _,
                    Operation.ChannelAffine _,
                    Operation.Pooling _,
                    Operation.GlobalAveragePooling _,
                    Operation.Subsample _,
                    Operation.Crop _,
                    Operation.Pad _,
                    Operation.PadChannels _,
                    Operation.SelectChannels _,
                    Operation.ShuffleChannels _,
                    Operation.Scale _,
                    Operation.Add _,
                    Operation.Mean _,
                    Operation.Concatenation _ ->
                    reachedByConstants[node];
        };
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
                    Operation.DropPath _,
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
    /// beyond its edge, and not a rectifier of zeros.
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
                                        && (!surely
                                                || graph.shape(node).elements() >= SURELY_POSITIVE);
                        case SIGMOID, TANH, HARD_SWISH -> true;
                    };
            case Operation.Pad _ -> !surely;
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
