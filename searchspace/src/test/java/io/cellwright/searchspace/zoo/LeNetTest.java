package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against LeCun, Bottou, Bengio and Haffner, 1998, section II.B.
class LeNetTest {

    private static final Graph ORIGINAL = Networks.named("lenet5-1998");

    @ParameterizedTest
    @CsvSource({"c1, 156", "s2, 12", "c3, 1516", "s4, 32", "c5, 48120", "f6, 10164"})
    void aLayerOfTheOriginalHasThePapersTrainableParameters(String layer, long parameters) {
        assertThat(Networks.cost(ORIGINAL, layer + ".").parameters()).isEqualTo(parameters);
    }

    /// A connection is a weight or a bias at one pixel.
    @ParameterizedTest
    @CsvSource({"c1, 784, 122304", "c3, 100, 151600", "c5, 1, 48120"})
    void aConvolutionOfTheOriginalHasThePapersConnections(
            String layer, long pixels, long connections) {
        Cost cost = Networks.cost(ORIGINAL, layer + ".");
        assertThat(cost.parameters() * pixels).isEqualTo(connections);
    }

    @Test
    void everyMapOfTheFirstSubsamplingIsReadByTenOfTheNextConvolution() {
        for (int map = 0; map < 6; map++) {
            int position = Networks.position(ORIGINAL, "c3.input" + map);
            assertThat(ORIGINAL.nodes().stream())
                    .filteredOn(node -> node.inputs().contains(position))
                    .hasSize(10);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "c1, 6x28x28",
        "s2, 6x14x14",
        "c3, 16x10x10",
        "s4, 16x5x5",
        "c5, 120x1x1",
        "f6, 84x1x1"
    })
    void theMapsOfTheOriginalHaveThePapersSizes(String layer, String shape) {
        Networks.assertShape(ORIGINAL, layer + ".widened", shape);
    }

    @Test
    void theClassesCodesAreNotTrained() {
        assertThat(Networks.cost(ORIGINAL, "classifier").parameters()).isZero();
        assertThat(Networks.cost(ORIGINAL, "classifier").buffers()).isEqualTo(10 * 84);
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
