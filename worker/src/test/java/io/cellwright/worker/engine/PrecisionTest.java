package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.onEngineThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.Precision;
import org.junit.jupiter.api.Test;

/// Ways to compute the same training faster, against the plain way.
class PrecisionTest {

    /// Eight bits of a product are kept, so a loss of some dozens of layers may be off by percents.
    private static final float LOSS_TOLERANCE = 0.15f;

    @Test
    void gradientsColumnByColumnAreThoseOfTheWholeWindow() throws Exception {
        Trained whole = trained(new Exercise(depthwise(), Precision.FP32, false));
        Trained columns = trained(new Exercise(depthwise(), Precision.FP32, true));

        assertThat(columns.losses()).containsExactly(whole.losses(), within(1e-5f));
        for (Parameter parameter : Parameter.of(depthwise())) {
            assertThat(columns.weights().tensor(parameter.name()).values())
                    .as(parameter.name())
                    .containsExactly(
                            whole.weights().tensor(parameter.name()).values(), within(1e-5f));
        }
    }

    @Test
    void everyOperationTrainsOnBf16AboutAsInSinglePrecision() throws Exception {
        Trained single = trained(new Exercise(EveryOperation.graph(), Precision.FP32, true));
        for (boolean columnwise : new boolean[] {false, true}) {
            Exercise exercise = new Exercise(EveryOperation.graph(), Precision.BF16, columnwise);
            Trained half = trained(exercise);

            assertThat(half.losses()).containsExactly(single.losses(), within(LOSS_TOLERANCE));
            assertThat(half.losses()).isNotEqualTo(single.losses());
            for (Parameter parameter : Parameter.of(exercise.graph)) {
                float[] values = half.weights().tensor(parameter.name()).values();
                for (float value : values) {
                    assertThat(value).as(parameter.name()).isFinite();
                }
                if (parameter.role().trained()) {
                    assertThat(values)
                            .as(parameter.name())
                            .isNotEqualTo(exercise.initial.tensor(parameter.name()).values());
                }
            }
        }
    }

    @Test
    void wideDepthwiseWindowsOfEveryKindTrainOnBf16() throws Exception {
        Trained single = trained(new Exercise(depthwise(), Precision.FP32, false));
        Trained half = trained(new Exercise(depthwise(), Precision.BF16, true));

        assertThat(half.losses()).containsExactly(single.losses(), within(LOSS_TOLERANCE));
    }

    @SuppressWarnings("ArrayRecordComponent") // Written once and read once.
    private record Trained(float[] losses, Weights weights, Score score) {}

    private static Trained trained(Exercise exercise) throws Exception {
        Trained[] trained = new Trained[1];
        onEngineThread(() -> {
            try (Program program = exercise.load();
                    DeviceImages images = exercise.upload()) {
                float[] losses = program.trainSteps(images, exercise.steps).losses();
                Score score = program.evaluate(images, 0, Exercise.IMAGES, Exercise.IMAGES);
                trained[0] =
                        new Trained(losses, Weights.of(exercise.graph, program.weights()), score);
            }
        });
        return trained[0];
    }

    /// Those whose gradients are put together, and those for which that is not possible: the first
    /// layer, a stride, a dilation, an odd width.
    private static Graph depthwise() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 12, 12));
        Value value = convolution(graph, "first", graph.input(), 3, Window.same(5, 1), 3);
        value = convolution(graph, "wider", value, 6, Window.same(1, 1), 1);
        value = convolution(graph, "five", value, 6, Window.same(5, 1), 6);
        value = convolution(graph, "seven", value, 6, Window.same(7, 1), 6);
        value = normalized(graph, "normalized", value);
        value = convolution(graph, "dilated", value, 6, Window.dilated(3, 1, 2), 6);
        value = convolution(graph, "strided", value, 6, Window.same(7, 2), 6);
        value = convolution(graph, "flat", value, 6, Window.same(5, 1), 6);
        value = normalized(graph, "again", value);
        value = convolution(graph, "odd", value, 6, Window.same(5, 2), 6);
        value = convolution(graph, "narrow", value, 6, Window.same(5, 1), 6);
        Value pooled = graph.add("pooled", new Operation.GlobalAveragePooling(), value);
        return graph.build(graph.add("classifier", new Operation.Linear(4, true), pooled));
    }

    private static Value convolution(
            GraphBuilder graph, String name, Value from, int channels, Window window, int groups) {
        return graph.add(name, new Operation.Convolution(channels, window, groups, false), from);
    }

    private static Value normalized(GraphBuilder graph, String name, Value from) {
        return graph.add(name, new Operation.BatchNormalization(1e-3, 0.1), from);
    }
}
