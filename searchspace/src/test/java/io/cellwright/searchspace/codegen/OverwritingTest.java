package io.cellwright.searchspace.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import org.junit.jupiter.api.Test;

class OverwritingTest {

    private static final Operation RELU =
            new Operation.Activation(Operation.Activation.Function.RELU);

    private final GraphBuilder graph = GraphBuilder.withInput(new Shape(2, 4, 4));
    private final Value normal =
            graph.add("normal", Operation.BatchNormalization.STANDARD, graph.input());

    @Test
    void aResultWithOneReaderMayBeOverwritten() {
        Value relu = graph.add("relu", RELU, normal);

        assertThat(allowed(normal, relu)).isTrue();
    }

    @Test
    void aResultWithTwoReadersMayNot() {
        Value relu = graph.add("relu", RELU, normal);

        assertThat(allowed(normal, graph.add("sum", new Operation.Add(), relu, normal))).isFalse();
    }

    @Test
    void aResultThatIsReadTwiceByOneNodeMayNot() {
        assertThat(allowed(normal, graph.add("sum", new Operation.Add(), normal, normal)))
                .isFalse();
    }

    @Test
    void theImagesMayNot() {
        assertThat(allowed(graph.input(), graph.add("relu", RELU, graph.input()))).isFalse();
    }

    @Test
    void theResultOfARectifierMayNotAsItsGradientNeedsIt() {
        Value relu = graph.add("relu", RELU, normal);

        assertThat(allowed(relu, graph.add("again", RELU, relu))).isFalse();
    }

    @Test
    void aViewMayNot() {
        assertThat(mayOverwrite(new Operation.Subsample(2, 0))).isFalse();
        assertThat(mayOverwrite(new Operation.SelectChannels(0, 1))).isFalse();
        assertThat(mayOverwrite(new Operation.Crop(2, 2))).isFalse();
        assertThat(mayOverwrite(new Operation.ShuffleChannels(2))).isFalse();
    }

    @Test
    void whatMayBeTheInputItselfMayNot() {
        assertThat(mayOverwrite(new Operation.Dropout(0.5))).isFalse();
        assertThat(mayOverwrite(new Operation.Mean(0.5))).isFalse();
        assertThat(mayOverwrite(new Operation.Concatenation())).isFalse();
    }

    @Test
    void aScaledMapMay() {
        assertThat(mayOverwrite(new Operation.Scale(2))).isTrue();
    }

    @Test
    void whatAnAuxiliaryOutputReadsAsWellMayNot() {
        Value auxiliary = graph.add("auxiliary", new Operation.Scale(2), normal);
        Value relu = graph.add("relu", RELU, normal);

        assertThat(new Overwriting(graph.build(relu, auxiliary), _ -> false).allowed(normal.node()))
                .isFalse();
    }

    @Test
    void anAuxiliaryOutputMayNotAsItIsReadAtTheEnd() {
        Value relu = graph.add("relu", RELU, normal);

        assertThat(new Overwriting(graph.build(relu, normal), _ -> false).allowed(normal.node()))
                .isFalse();
    }

    @Test
    void aConcatenationOfSeveralMay() {
        Value both = graph.add("both", new Operation.Concatenation(), normal, normal);

        assertThat(allowed(both, graph.add("relu", RELU, both))).isTrue();
    }

    /// Whether the only reader may overwrite what the operation makes of a map.
    private static boolean mayOverwrite(Operation operation) {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(2, 4, 4));
        Value normal =
                builder.add("normal", Operation.BatchNormalization.STANDARD, builder.input());
        Value result = builder.add("result", operation, normal);
        return new Overwriting(builder.build(builder.add("relu", RELU, result)), _ -> false)
                .allowed(result.node());
    }

    /// Node positions stay as they are, as every node of these graphs is used.
    private boolean allowed(Value value, Value output) {
        return new Overwriting(graph.build(output), _ -> false).allowed(value.node());
    }
}
