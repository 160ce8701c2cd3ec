package io.cellwright.searchspace.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.InitialWeights;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InitializationTest {

    private final Graph graph = graph();
    private final Weights weights = Initialization.of(graph, 5);

    @Test
    void oneSeedGivesTheSameValuesAndAnotherSeedOthers() {
        assertThat(Initialization.of(graph, 5)).isEqualTo(weights);
        assertThat(Initialization.of(graph, 6)).isNotEqualTo(weights);
    }

    /// Were these to change, no earlier result could be had again.
    @Test
    void theFirstValuesOfASeedNeverChange() {
        assertThat(weights.tensor("full.weight").values()).startsWith(-0.12845989f, 0.01812386f);
    }

    @Test
    void convolutionsHaveTheVarianceThatKeepsGradientsAlive() {
        // Fan-out: 64 channels of 3x3; one channel of 3x3 where each has a group of its own.
        assertThat(deviation("full.weight")).isCloseTo(Math.sqrt(2.0 / (64 * 9)), within(0.002));
        assertThat(deviation("depthwise.weight")).isCloseTo(Math.sqrt(2.0 / 9), within(0.03));
        assertThat(deviation("classifier.weight")).isCloseTo(Math.sqrt(1.0 / 64), within(0.01));
    }

    @Test
    void theOtherDistributionsGoByTheInputsOfAnOutput() {
        assertThat(variances(InitialWeights.XAVIER_HALF))
                .containsExactly(new double[] {2, 2, 2, 1}, within(0.2));
        assertThat(variances(InitialWeights.LECUN))
                .containsExactly(new double[] {1, 1, 1, 1}, within(0.1));
    }

    /// What is left of a normal distribution within two deviations has 0.774 of its variance.
    @Test
    void aTruncatedNormalDistributionHasNothingBeyondTwoDeviations() {
        assertThat(variances(InitialWeights.TRUNCATED_NORMAL))
                .containsExactly(new double[] {0.774, 0.774, 0.774, 0.774}, within(0.08));
        float[] values =
                Initialization.of(graph, InitialWeights.TRUNCATED_NORMAL, 5)
                        .tensor("full.weight")
                        .values();
        double largest =
                IntStream.range(0, values.length)
                        .mapToDouble(at -> Math.abs(values[at]))
                        .max()
                        .orElseThrow();
        assertThat(largest / Math.sqrt(1.0 / (32 * 9))).isBetween(1.95, 2.0);
    }

    /// Times fan-in: 32 channels of 3x3; one channel of 3x3 where each has a group of its own; 64
    /// channels of 4x4, of which two strides leave each output a quarter; 64 values.
    private double[] variances(InitialWeights distribution) {
        Weights drawn = Initialization.of(graph, distribution, 5);
        return new double[] {
            Math.pow(deviation(drawn, "full.weight"), 2) * 32 * 9,
            Math.pow(deviation(drawn, "depthwise.weight"), 2) * 9,
            Math.pow(deviation(drawn, "enlarged.weight"), 2) * 64 * 16 / 4,
            Math.pow(deviation(drawn, "classifier.weight"), 2) * 64
        };
    }

    @Test
    void normalizationsBeginAsTheIdentityAndBiasesAtZero() {
        assertThat(weights.tensor("normal.weight").values()).containsOnly(1);
        assertThat(weights.tensor("normal.bias").values()).containsOnly(0);
        assertThat(weights.tensor("normal.running_mean").values()).containsOnly(0);
        assertThat(weights.tensor("normal.running_var").values()).containsOnly(1);
        assertThat(weights.tensor("classifier.bias").values()).containsOnly(0);
    }

    private double deviation(String name) {
        return deviation(weights, name);
    }

    private static double deviation(Weights drawn, String name) {
        float[] values = drawn.tensor(name).values();
        double mean =
                IntStream.range(0, values.length)
                        .mapToDouble(at -> values[at])
                        .average()
                        .orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.03));
        return Math.sqrt(
                IntStream.range(0, values.length)
                        .mapToDouble(at -> (values[at] - mean) * (values[at] - mean))
                        .average()
                        .orElseThrow());
    }

    private static Graph graph() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(32, 4, 4));
        Value full =
                graph.add(
                        "full",
                        new Operation.Convolution(64, Window.same(3, 1), 1, false),
                        graph.input());
        Value depthwise =
                graph.add(
                        "depthwise",
                        new Operation.Convolution(64, Window.same(3, 1), 64, false),
                        full);
        Value normal = graph.add("normal", Operation.BatchNormalization.STANDARD, depthwise);
        Value enlarged =
                graph.add("enlarged", new Operation.TransposedConvolution(64, 4, 2, false), normal);
        Value pooled = graph.add("pooled", new Operation.GlobalAveragePooling(), enlarged);
        return graph.build(graph.add("classifier", new Operation.Linear(100, true), pooled));
    }
}
