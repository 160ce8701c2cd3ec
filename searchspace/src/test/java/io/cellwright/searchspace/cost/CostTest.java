package io.cellwright.searchspace.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CostTest {

    private static final Shape INPUT = new Shape(6, 9, 7);

    static Stream<Operation> weighted() {
        return Stream.of(
                new Operation.Convolution(4, Window.same(3, 5, 2), 2, true),
                new Operation.Convolution(4, Window.dilated(3, 1, 2), 1, false),
                new Operation.TransposedConvolution(5, 3, 2, true),
                new Operation.TransposedConvolution(5, 2, 2, false),
                new Operation.Linear(11, true),
                new Operation.Linear(11, false),
                new Operation.DistanceToCodes(10),
                new Operation.ChannelAffine(),
                Operation.BatchNormalization.STANDARD);
    }

    private static Graph graphOf(Operation operation) {
        GraphBuilder graph = GraphBuilder.withInput(INPUT);
        return graph.build(graph.add("node", operation, graph.input()));
    }

    private static long values(Graph graph, Predicate<Parameter.Role> chosen) {
        return Parameter.of(graph).stream()
                .filter(parameter -> chosen.test(parameter.role()))
                .mapToLong(Parameter::elements)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("weighted")
    void everyTensorIsCounted(Operation operation) {
        Graph graph = graphOf(operation);
        Cost cost = Cost.of(graph);

        assertThat(cost.parameters()).isEqualTo(values(graph, Parameter.Role::trained));
        assertThat(cost.buffers()).isEqualTo(values(graph, role -> !role.trained()));
    }

    @Test
    void aConvolutionMultipliesEveryWeightOfAGroupAtEveryPixelOfTheResult() {
        Operation grouped = new Operation.Convolution(4, Window.same(3, 5, 2), 2, true);
        assertThat(Cost.of(graphOf(grouped)).multiplyAdds()).isEqualTo(5 * 4 * 4L * 3 * 3 * 5);
        Operation transposed = new Operation.TransposedConvolution(5, 3, 2, true);
        assertThat(Cost.of(graphOf(transposed)).multiplyAdds()).isEqualTo(9 * 7 * 6L * 5 * 3 * 3);
        Operation linear = new Operation.Linear(11, true);
        assertThat(Cost.of(graphOf(linear)).multiplyAdds()).isEqualTo(6 * 9 * 7 * 11);
    }

    @Test
    void whatWorksInPlaceAddsNoMemoryUnlessAllIsKept() {
        GraphBuilder builder = GraphBuilder.withInput(INPUT);
        Value value = Layers.convolveRelu(builder, builder.input(), 4, Window.same(3, 1), 1);
        value =
                builder.add(
                        "response",
                        new Operation.LocalResponseNormalization(5, 1e-4, 0.75, 1),
                        value);
        value = builder.add("dropout", new Operation.Dropout(0.5), value);
        Cost cost = Cost.of(builder.build(value));

        long pixels = 9 * 7;
        assertThat(cost.activationBytes()).isEqualTo(4 * pixels * (6 + 4));
        assertThat(cost.activationBytesStored()).isEqualTo(4 * pixels * (6 + 5 * 4));
    }

    @Test
    void theWholeIsTheSumOfItsNodes() {
        Graph graph = TextbookNetworks.googLeNet();
        Cost sum = Cost.of(graph, 0);
        for (int node = 1; node < graph.nodes().size(); node++) {
            sum = sum.plus(Cost.of(graph, node));
        }
        assertThat(Cost.of(graph)).isEqualTo(sum);
    }

    @Test
    void anOverflowNamesTheNode() {
        int huge = 1 << 30;
        Window window = new Window(huge, huge, huge, huge, huge, huge, 1);
        GraphBuilder graph = GraphBuilder.withInput(new Shape(16, 1, 1));
        Value value =
                graph.add("huge", new Operation.Convolution(16, window, 1, false), graph.input());
        Graph built = graph.build(value);

        assertThatThrownBy(() -> Cost.of(built))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage("node \"huge\": the count of its cost overflows 64 bits");
    }
}
