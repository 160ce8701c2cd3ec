package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseAndFractalNetworksTest {

    @ParameterizedTest
    @CsvSource({
        "densenet121, stem.pooling, 64x56x56",
        "densenet121, stage0.layer5.concatenation, 256x56x56",
        "densenet121, stage1.transition.pooling, 128x28x28",
        "densenet121, stage3.layer15.concatenation, 1024x7x7",
        "densenet161, stage3.layer23.concatenation, 2208x7x7",
        "densenet201, stage3.layer31.concatenation, 1920x7x7",
        "densenet-bc-100-12, stem.convolution, 24x32x32",
        "densenet-bc-100-12, stage2.layer15.concatenation, 342x8x8"
    })
    void mapsHaveTheShapesOfThePapersTable(String model, String node, String shape) {
        Networks.assertShape(model, node, shape);
    }

    @Test
    void anImageThatATransitionCannotHalveIsRefused() {
        Model model = Zoo.named("densenet121");
        assertThatThrownBy(() -> model.graph(new Shape(3, 4, 4), 10))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageContaining("node \"stage3.transition.pooling\"")
                .hasMessageContaining("a window of 2x2")
                .hasMessageContaining("does not fit into 512x1x1");
    }

    /// Larsson, Maire and Shakhnarovich, 2017, table 3: for CIFAR-100, with 16, 32, 64, 128 and 128
    /// channels, 5 to 160 layers deep.
    @ParameterizedTest
    @CsvSource({"1, 0.3M", "2, 0.8M", "3, 2.1M", "4, 4.8M", "5, 10.2M", "6, 21.1M"})
    void aFractalNetworkOfAnyDepthHasThePublishedParameters(int columns, String parameters) {
        Graph graph = FractalNet.graph(columns, List.of(16, 32, 64, 128, 128), Model.CIFAR, 100);
        assertThat(
                        Figure.parameters(parameters, "FractalNet, table 3")
                                .agreesWith(Cost.of(graph).parameters()))
                .isTrue();
    }

    /// The paper's table 1 gives 38.6M, which does not follow from its layers: a block of three
    /// columns has three convolutions of what it reads and four of what it gives, with two values
    /// of normalization for each channel of the seven.
    @Test
    void fractalNetHasTheParametersOfItsLayers() {
        long expected = 512 * 10 + 10;
        int before = 3;
        for (int channels : List.of(64, 128, 256, 512, 512)) {
            expected += 9L * channels * (3 * before + 4 * channels) + 14L * channels;
            before = channels;
        }
        assertThat(Networks.cost("fractalnet").parameters())
                .isEqualTo(expected)
                .isEqualTo(33_724_618);
    }

    @Test
    void fractalBlocksJoinTheirColumnsByAMeanWithDropPath() {
        Graph graph = Networks.named("fractalnet");
        assertThat(Networks.operation(graph, "block2.join")).isEqualTo(new Operation.Mean(0.15));
        int join = Networks.position(graph, "block2.join");
        assertThat(graph.inputShapes(join))
                .containsExactly(new Shape(256, 4, 4), new Shape(256, 4, 4), new Shape(256, 4, 4));
        Networks.assertShape(graph, "block4.join", "512x1x1");
    }
}
