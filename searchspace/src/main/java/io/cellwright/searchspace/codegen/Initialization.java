package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The values that training starts from, the same on every machine for one seed.
///
/// A convolution's weights are normal with variance 2 / fan-out, where fan-out counts the outputs
/// that one input value reaches: output channels of a group times the window. Source: He, Zhang,
/// Ren and Sun, "Delving Deep into Rectifiers", 2015, equation 14. A fully connected layer's are
/// normal with variance 1 / inputs, as no rectifier follows it. Biases and shifts are 0, scales 1,
/// running means 0 and running variances 1.
public final class Initialization {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Initialization() {}

    public static Weights of(Graph graph, long seed) {
        RandomGenerator random = GENERATORS.create(seed);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int node = 0; node < graph.nodes().size(); node++) {
            for (Parameter parameter : Parameter.of(graph, node)) {
                tensors.put(
                        parameter.name(),
                        new Tensor(parameter.shape(), values(parameter, graph, node, random)));
            }
        }
        return new Weights(tensors);
    }

    private static float[] values(
            Parameter parameter, Graph graph, int node, RandomGenerator random) {
        float[] values = new float[Math.toIntExact(parameter.elements())];
        switch (parameter.role()) {
            case CONVOLUTION_WEIGHT -> {
                double groups =
                        graph.inputShapes(node).getFirst().channels()
                                / (double) parameter.shape().get(1);
                double window = parameter.shape().get(2) * (double) parameter.shape().get(3);
                fill(values, Math.sqrt(2 * groups / (parameter.shape().get(0) * window)), random);
            }
            // Each value of the input reaches `kernel * kernel` results of every output channel.
            case TRANSPOSED_WEIGHT ->
                    fill(
                            values,
                            Math.sqrt(2.0 * parameter.shape().get(0) / parameter.elements()),
                            random);
            case LINEAR_WEIGHT -> fill(values, Math.sqrt(1.0 / parameter.shape().get(1)), random);
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

    private static void fill(float[] values, double deviation, RandomGenerator random) {
        for (int position = 0; position < values.length; position++) {
            values[position] = (float) (deviation * normal(random));
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
