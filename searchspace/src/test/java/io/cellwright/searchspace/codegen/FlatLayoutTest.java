package io.cellwright.searchspace.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.Regularization;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class FlatLayoutTest {

    private final Graph graph = graph();

    @Test
    void whatDecaysIsFirstAndBuffersAreLast() {
        FlatLayout all = layout(true);
        FlatLayout weights = layout(false);

        // A convolution 3x2x3x3, scale, shift, mean and variance of 3, a layer of 16x3 with biases.
        assertThat(all.decayed()).isEqualTo(54 + 6 + 48 + 16);
        assertThat(weights.decayed()).isEqualTo(54 + 48);
        assertThat(weights.trained()).isEqualTo(all.decayed());
        assertThat(weights.values()).isEqualTo(54 + 12 + 48 + 16);
        assertThat(weights.places().stream().map(place -> place.parameter().name()))
                .containsExactly(
                        "classifier.weight",
                        "stem.weight",
                        "classifier.bias",
                        "normal.weight",
                        "normal.bias",
                        "normal.running_mean",
                        "normal.running_var");
    }

    @Test
    void tensorsLieSideBySideAndBeginWhereTheirSizeAllows() {
        int end = 0;
        for (FlatLayout.Place place : layout(true).places()) {
            long alignment = Math.min(16, Long.lowestOneBit(place.parameter().elements()));
            assertThat(place.first()).isEqualTo(end);
            if (place.parameter().role().trained()) {
                assertThat(place.first() % alignment).as(place.toString()).isZero();
            }
            end += (int) place.parameter().elements();
        }
    }

    @Test
    void theBytesAreTheTensorsOneAfterTheOther() {
        Weights weights = Initialization.of(graph, 1);
        FlatLayout layout = layout(true);

        FloatBuffer values =
                ByteBuffer.wrap(layout.bytes(weights))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();

        assertThat(values.remaining()).isEqualTo(layout.values());
        for (FlatLayout.Place place : layout.places()) {
            Parameter parameter = place.parameter();
            assertThat(values.get(place.first()))
                    .as(parameter.name())
                    .isEqualTo(weights.tensor(parameter.name()).values()[0]);
        }
    }

    private FlatLayout layout(boolean decayNormalization) {
        return FlatLayout.of(graph, new Regularization(1e-4, decayNormalization, 0, 0, 0, 0, 0.3));
    }

    private static Graph graph() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(2, 4, 4));
        Value stem =
                graph.add(
                        "stem",
                        new Operation.Convolution(3, Window.same(3, 1), 1, false),
                        graph.input());
        Value normal = graph.add("normal", Operation.BatchNormalization.STANDARD, stem);
        Value pooled = graph.add("pooled", new Operation.GlobalAveragePooling(), normal);
        return graph.build(graph.add("classifier", new Operation.Linear(16, true), pooled));
    }
}
