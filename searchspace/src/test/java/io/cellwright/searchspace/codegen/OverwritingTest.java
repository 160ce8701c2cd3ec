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
        Value view = graph.add("view", new Operation.Subsample(2, 0), normal);
        Value same = graph.add("same", new Operation.Concatenation(), normal);

        assertThat(allowed(view, graph.add("relu", RELU, view))).isFalse();
        assertThat(allowed(same, graph.add("relu2", RELU, same))).isFalse();
    }

    @Test
    void aConcatenationOfSeveralMay() {
        Value both = graph.add("both", new Operation.Concatenation(), normal, normal);

        assertThat(allowed(both, graph.add("relu", RELU, both))).isTrue();
    }

    /// Node positions stay as they are, as every node of these graphs is used.
    private boolean allowed(Value value, Value output) {
        return new Overwriting(graph.build(output)).allowed(value.node());
    }
}
