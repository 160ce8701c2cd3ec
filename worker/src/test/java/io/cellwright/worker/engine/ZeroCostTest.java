package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.CPU;
import static io.cellwright.worker.engine.Exercise.onEngineThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.InitialWeights;
import io.cellwright.searchspace.trial.ZeroCost;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Zero-cost scores of a network that is small enough to be computed here as well: a convolution of
/// one pixel, which makes three channels of one, a rectifier, the mean over the pixels, and a fully
/// connected layer.
class ZeroCostTest {

    private static final long SEED = 5;
    private static final int CHANNELS = 3;
    private static final int CLASSES = 2;
    private static final int PIXELS = 4;
    private static final double MEAN = 120;
    private static final double DEVIATION = 60;
    private static final byte[] BYTES = {10, -56, 90, -10, 30, -116, -36, 64};
    private static final int[] LABELS = {0, 1};

    private final Graph graph = graph();
    private final float[] convolution = weights(0);
    private final float[] linear = weights(1);

    @Test
    void theGradientsLengthIsThatOfFiniteDifferences() throws Exception {
        double expected = length(convolution) + length(linear);

        assertThat(score(graph, ZeroCost.GRADIENT_NORM, BYTES)).isCloseTo(expected, within(1e-4));
    }

    private double length(float[] weights) {
        double sum = 0;
        for (int at = 0; at < weights.length; at++) {
            float kept = weights[at];
            float step = 1e-3f;
            weights[at] = kept + step;
            double above = loss();
            weights[at] = kept - step;
            double below = loss();
            weights[at] = kept;
            sum += Math.pow((above - below) / (2 * step), 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void synapticFlowIsThatOfEveryLayerTogether() throws Exception {
        // All that a layer's weights contribute is the output itself, of each of the two layers.
        double output = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int label = 0; label < CLASSES; label++) {
                output +=
                        Math.abs(convolution[channel])
                                * Math.abs(linear[label * CHANNELS + channel]);
            }
        }

        assertThat(score(graph, ZeroCost.SYNFLOW, BYTES))
                .isCloseTo(Math.log(2 * output), within(1e-5));
        assertThat(score(graph, ZeroCost.SYNFLOW, new byte[BYTES.length]))
                .describedAs("of other images")
                .isEqualTo(score(graph, ZeroCost.SYNFLOW, BYTES));
    }

    @Test
    void synapticFlowOfADeepNetworkIsAFiniteNumber() throws Exception {
        Graph deep = Zoo.named("resnet110").graph(new Shape(3, 32, 32), 10);

        assertThat(score(deep, ZeroCost.SYNFLOW, new byte[2 * 3 * 32 * 32]))
                .describedAs("more than single precision holds, which is e to the 88.7")
                .isGreaterThan(90)
                .isLessThan(700);
    }

    @Test
    void jacobianCovarianceComesFromTheCorrelationOfTheImagesGradients() throws Exception {
        double[][] slopes = new double[2][PIXELS];
        for (int image = 0; image < 2; image++) {
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    double reached = linear[channel] + linear[CHANNELS + channel];
                    slopes[image][pixel] +=
                            active(image, pixel, channel)
                                    ? convolution[channel] * reached / PIXELS
                                    : 0;
                }
            }
        }
        double correlation = correlation(slopes[0], slopes[1]);
        double expected = 0;
        for (double value : new double[] {1 + correlation, 1 - correlation}) {
            expected -= Math.log(value + 1e-5) + 1 / (value + 1e-5);
        }

        assertThat(score(graph, ZeroCost.JACOBIAN_COVARIANCE, BYTES))
                .isCloseTo(expected, within(1e-3));
    }

    @Test
    void naswotCountsWhereActivationsAgree() throws Exception {
        int agreeing = 0;
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                agreeing += active(0, pixel, channel) == active(1, pixel, channel) ? 1 : 0;
            }
        }
        int all = PIXELS * CHANNELS;
        double determinant = (double) all * all - (double) agreeing * agreeing;

        assertThat(score(graph, ZeroCost.NASWOT, BYTES))
                .isCloseTo(Math.log(determinant), within(1e-5));
    }

    @Test
    void imagesThatANetworkCannotTellApartHaveNoScore() throws Exception {
        assertThat(score(graph, ZeroCost.NASWOT, new byte[BYTES.length])).isInfinite();
    }

    @ParameterizedTest
    @EnumSource(names = {"GRADIENT_NORM", "JACOBIAN_COVARIANCE", "NASWOT"})
    void networksOfEveryOperationCanBeScored(ZeroCost zeroCost) throws Exception {
        Exercise exercise = new Exercise(EveryOperation.graph());
        onEngineThread(() -> {
            try (Program program =
                            Program.load(
                                    TorchScript.scoring(
                                                    exercise.graph,
                                                    zeroCost,
                                                    InitialWeights.HE,
                                                    SEED,
                                                    List.of(100.0, 110.0, 120.0),
                                                    List.of(50.0, 60.0, 70.0))
                                            .bytes(),
                                    CPU);
                    DeviceImages images = exercise.upload()) {
                assertThat(program.zeroCost(images, 4)).isFinite();
            }
        });
    }

    private static Graph graph() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(1, 2, 2));
        Value convolved =
                builder.add(
                        "convolution",
                        new Operation.Convolution(CHANNELS, Window.square(1, 1, 0), 1, false),
                        builder.input());
        Value rectified =
                builder.add(
                        "relu",
                        new Operation.Activation(Operation.Activation.Function.RELU),
                        convolved);
        Value mean = builder.add("mean", new Operation.GlobalAveragePooling(), rectified);
        return builder.build(builder.add("linear", new Operation.Linear(CLASSES, false), mean));
    }

    private float[] weights(int layer) {
        return Initialization.of(graph, SEED).tensors().values().stream()
                .toList()
                .get(layer)
                .values();
    }

    private static double score(Graph graph, ZeroCost zeroCost, byte[] bytes) throws Exception {
        int channels = graph.input().channels();
        List<Double> mean = IntStream.range(0, channels).mapToObj(_ -> MEAN).toList();
        List<Double> deviation = IntStream.range(0, channels).mapToObj(_ -> DEVIATION).toList();
        byte[] archive =
                TorchScript.scoring(graph, zeroCost, InitialWeights.HE, SEED, mean, deviation)
                        .bytes();
        double[] score = new double[1];
        onEngineThread(() -> {
            try (Program program = Program.load(archive, CPU);
                    DeviceImages images = DeviceImages.upload(CPU, graph.input(), bytes, LABELS)) {
                score[0] = program.zeroCost(images, LABELS.length);
            }
        });
        return score[0];
    }

    private static double pixel(int image, int pixel) {
        return ((BYTES[image * PIXELS + pixel] & 0xFF) - MEAN) / DEVIATION;
    }

    private boolean active(int image, int pixel, int channel) {
        return pixel(image, pixel) * convolution[channel] > 0;
    }

    /// The mean cross-entropy of the two images.
    private double loss() {
        double loss = 0;
        for (int image = 0; image < 2; image++) {
            double[] logits = new double[CLASSES];
            for (int channel = 0; channel < CHANNELS; channel++) {
                double mean = 0;
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    mean += Math.max(0, pixel(image, pixel) * convolution[channel]) / PIXELS;
                }
                for (int label = 0; label < CLASSES; label++) {
                    logits[label] += mean * linear[label * CHANNELS + channel];
                }
            }
            double sum = Math.exp(logits[0]) + Math.exp(logits[1]);
            loss += (Math.log(sum) - logits[LABELS[image]]) / 2;
        }
        return loss;
    }

    private static double correlation(double[] first, double[] second) {
        double firstMean =
                IntStream.range(0, PIXELS).mapToDouble(at -> first[at]).average().orElse(0);
        double secondMean =
                IntStream.range(0, PIXELS).mapToDouble(at -> second[at]).average().orElse(0);
        double both = 0;
        double ofFirst = 0;
        double ofSecond = 0;
        for (int at = 0; at < PIXELS; at++) {
            both += (first[at] - firstMean) * (second[at] - secondMean);
            ofFirst += Math.pow(first[at] - firstMean, 2);
            ofSecond += Math.pow(second[at] - secondMean, 2);
        }
        return both / Math.sqrt(ofFirst * ofSecond);
    }
}
