package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against LeCun, Bottou, Bengio and Haffner, 1998, section II.B.
class LeNetTest {

    private static final Graph ORIGINAL = Zoo.named("lenet5-1998").graph();

    @ParameterizedTest
    @CsvSource({"c1, 156", "s2, 12", "c3, 1516", "s4, 32", "c5, 48120", "f6, 10164"})
    void aLayerOfTheOriginalHasThePapersTrainableParameters(String layer, long parameters) {
        assertThat(NodeShapes.cost(ORIGINAL, layer + ".").parameters()).isEqualTo(parameters);
    }

    /// A connection is a weight or a bias at one pixel.
    @ParameterizedTest
    @CsvSource({"c1, 784, 122304", "c3, 100, 151600", "c5, 1, 48120"})
    void aConvolutionOfTheOriginalHasThePapersConnections(
            String layer, long pixels, long connections) {
        Cost cost = NodeShapes.cost(ORIGINAL, layer + ".");
        assertThat(cost.parameters() * pixels).isEqualTo(connections);
    }

    @Test
    void everyMapOfTheFirstSubsamplingIsReadByTenOfTheNextConvolution() {
        for (int map = 0; map < 6; map++) {
            String name = "c3.input" + map;
            int position =
                    IntStream.range(0, ORIGINAL.nodes().size())
                            .filter(index -> ORIGINAL.nodes().get(index).name().equals(name))
                            .findFirst()
                            .orElseThrow();
            assertThat(ORIGINAL.nodes().stream())
                    .filteredOn(node -> node.inputs().contains(position))
                    .hasSize(10);
        }
    }

    @ParameterizedTest
    @CsvSource({"c1, 6, 28", "s2, 6, 14", "c3, 16, 10", "s4, 16, 5", "c5, 120, 1", "f6, 84, 1"})
    void theMapsOfTheOriginalHaveThePapersSizes(String layer, int channels, int size) {
        assertThat(NodeShapes.of(ORIGINAL, layer + ".widened"))
                .isEqualTo(new Shape(channels, size, size));
    }

    @Test
    void theClassesCodesAreNotTrained() {
        assertThat(NodeShapes.cost(ORIGINAL, "classifier").parameters()).isZero();
        assertThat(NodeShapes.cost(ORIGINAL, "classifier").buffers()).isEqualTo(10 * 84);
    }

    @Test
    void digitsOfTwentyEightPixelsNeedNoOtherWeights() {
        for (String name : new String[] {"lenet5", "lenet5-1998"}) {
            Model model = Zoo.named(name);
            assertThat(Cost.of(model.graph(new Shape(1, 28, 28), 10)))
                    .extracting(Cost::parameters, Cost::multiplyAdds)
                    .containsExactly(
                            Cost.of(model.graph()).parameters(),
                            Cost.of(model.graph()).multiplyAdds());
        }
    }
}
