package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.trial.InitialWeights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The values that training starts from, the same on every machine for one seed.
///
/// A convolution's weights are drawn as the recipe says. With [InitialWeights#HE] they are normal
/// with variance 2 / fan-out, where fan-out counts the outputs that one input value reaches: output
/// channels of a group times the window. Source: He, Zhang, Ren and Sun, "Delving Deep into
/// Rectifiers", 2015, equation 14. The others go by fan-in, the inputs of one output: input
/// channels of a group times the window, of which a transposed convolution's strides leave every
/// output one part. With [InitialWeights#TRUNCATED_NORMAL] the variance is that of the normal
/// distribution before it is cut at two deviations; what is left has 0.774 of it.
///
/// A fully connected layer's weights have variance 1 / inputs, as no rectifier follows it; with
/// `TRUNCATED_NORMAL` they are cut, too. Biases and shifts are 0, scales 1, running means 0 and
/// running variances 1.
public final class Initialization {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Initialization() {}

    /// Weights by [InitialWeights#HE].
    public static Weights of(Graph graph, long seed) {
        return of(graph, InitialWeights.HE, seed);
    }

    public static Weights of(Graph graph, InitialWeights distribution, long seed) {
        RandomGenerator random = GENERATORS.create(seed);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int node = 0; node < graph.nodes().size(); node++) {
            for (Parameter parameter : Parameter.of(graph, node)) {
                tensors.put(
                        parameter.name(),
                        new Tensor(
                                parameter.shape(),
                                values(parameter, graph, node, distribution, random)));
            }
        }
        return new Weights(tensors);
    }

    private static float[] values(
            Parameter parameter,
            Graph graph,
            int node,
            InitialWeights distribution,
            RandomGenerator random) {
        float[] values = new float[Math.toIntExact(parameter.elements())];
        switch (parameter.role()) {
            case CONVOLUTION_WEIGHT, TRANSPOSED_WEIGHT ->
                    fill(
                            values,
                            Math.sqrt(variance(distribution, graph, node, parameter)),
                            distribution,
                            random);
            case LINEAR_WEIGHT ->
                    fill(values, Math.sqrt(1.0 / parameter.shape().get(1)), distribution, random);
            case SCALE, RUNNING_VARIANCE -> Arrays.fill(values, 1);
            case CODES -> {
                for (int position = 0; position < values.length; position++) {
                    values[position] = random.nextBoolean() ? 1 : -1;
                }
            }
            case BIAS, SHIFT, RUNNING_MEAN -> {}
        }
        return values;
    }

    private static double variance(
            InitialWeights distribution, Graph graph, int node, Parameter parameter) {
        return switch (distribution) {
            case HE -> 2 / fanOut(graph, node, parameter);
            case XAVIER_HALF -> 2 / fanIn(graph, node, parameter);
            case LECUN, TRUNCATED_NORMAL -> 1 / fanIn(graph, node, parameter);
        };
    }

    private static double fanOut(Graph graph, int node, Parameter parameter) {
        List<Integer> shape = parameter.shape();
        double window = shape.get(2) * (double) shape.get(3);
        // A transposed convolution's weight begins with the input channels.
        return parameter.role() == Parameter.Role.TRANSPOSED_WEIGHT
                ? shape.get(1) * window
                : shape.get(0) * window * shape.get(1) / inputChannels(graph, node);
    }

    private static double fanIn(Graph graph, int node, Parameter parameter) {
        List<Integer> shape = parameter.shape();
        double window = shape.get(2) * (double) shape.get(3);
        return graph.nodes().get(node).operation()
                        instanceof Operation.TransposedConvolution transposed
                ? shape.get(0) * window / (transposed.stride() * (double) transposed.stride())
                : shape.get(1) * window;
    }

    private static double inputChannels(Graph graph, int node) {
        return graph.inputShapes(node).getFirst().channels();
    }

    private static void fill(
            float[] values, double deviation, InitialWeights distribution, RandomGenerator random) {
        for (int position = 0; position < values.length; position++) {
            double value = normal(random);
            while (distribution == InitialWeights.TRUNCATED_NORMAL && Math.abs(value) > 2) {
                value = normal(random);
            }
            values[position] = (float) (deviation * value);
        }
    }

    /// Box and Muller's transform in strict arithmetic: the library's own normal numbers may change
    /// between releases.
    private static double normal(RandomGenerator random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - unit(random)));
        return radius * StrictMath.cos(2 * Math.PI * unit(random));
    }

    private static double unit(RandomGenerator random) {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }
}
