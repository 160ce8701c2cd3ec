package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VggTest {

    @ParameterizedTest
    @CsvSource({"1, 64x112x112", "2, 128x56x56", "3, 256x28x28", "4, 512x14x14", "5, 512x7x7"})
    void eachStageHalvesTheMap(int stage, String shape) {
        Networks.assertShape("vgg16", "stage%d.pooling".formatted(stage), shape);
    }

    /// The number in the name counts convolutions and fully connected layers.
    @ParameterizedTest
    @CsvSource({"vgg11, 11", "vgg13, 13", "vgg16, 16", "vgg19, 19", "vgg19-bn, 19"})
    void theNameIsTheNumberOfLayersWithWeights(String name, int layers) {
        assertThat(Networks.named(name).nodes())
                .filteredOn(node ->
                        node.operation() instanceof Operation.Convolution
                                || node.operation() instanceof Operation.Linear)
                .hasSize(layers);
    }

    /// Li et al., 2017, table 1, has 15 million parameters and 313 million multiply-adds for VGG-16
    /// on CIFAR-10, with one more fully connected layer of 512 than here.
    @Test
    void vgg16ForCifarIsAsLargeAsInTheLiterature() {
        Cost cost = Cost.of(Zoo.named("vgg16").graph(Model.CIFAR, 10));
        assertThat(cost.parameters() + 512 * 512 + 512).isBetween(14_500_000L, 15_500_000L);
        assertThat(cost.multiplyAdds()).isBetween(312_500_000L, 313_500_000L);
    }

    @Test
    void aDigitPassesAllFivePoolings() {
        Graph graph = Zoo.named("vgg11-bn").graph(new Shape(1, 28, 28), 10);
        Networks.assertShape(graph, "stage5.pooling", "512x1x1");
    }
}
