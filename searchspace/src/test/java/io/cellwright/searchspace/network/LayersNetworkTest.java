package io.cellwright.searchspace.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.ConvolutionLayer;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayersNetworkTest {

    private static final LayersNetwork CIFAR = new LayersNetwork(new Shape(3, 32, 32), 10);

    private static ConvolutionLayer layer(
            int height, int width, int filters, int stride, Integer... inputs) {
        return new ConvolutionLayer(height, width, filters, stride, List.of(inputs));
    }

    /// Layer 0 reads the image. Layer 1 halves it. Layer 2 has no input and reads the image as
    /// well. Layer 3 reads layers 1 and 2, of 16 and 32 pixels. Only layer 3 is left for the
    /// classifier, with layer 0, which nothing reads.
    @Test
    void theParametersAreThoseCountedByHand() {
        Graph graph =
                CIFAR.build(
                        new Architecture.Layers(
                                List.of(
                                        layer(3, 3, 24, 1),
                                        layer(1, 7, 36, 2),
                                        layer(5, 1, 24, 1),
                                        layer(3, 3, 48, 2, 1, 2))));
        int convolutions =
                3 * 3 * 3 * 24 + 1 * 7 * 3 * 36 + 5 * 1 * 3 * 24 + 3 * 3 * (36 + 24) * 48;
        int normalization = 2 * (24 + 36 + 24 + 48);
        int classifier = (48 + 24) * 10 + 10;
        assertThat(Cost.of(graph).parameters())
                .isEqualTo(convolutions + normalization + classifier);
        assertThat(Cost.of(graph).multiplyAdds())
                .isEqualTo(
                        32 * 32 * (3 * 3 * 3 * 24 + 5 * 1 * 3 * 24)
                                + 16 * 16 * (1 * 7 * 3 * 36 + 3 * 3 * (36 + 24) * 48)
                                + (48 + 24) * 10);
    }

    @Test
    void smallerLayersAreConcatenatedAmidZeros() {
        Graph graph =
                CIFAR.build(
                        new Architecture.Layers(
                                List.of(
                                        layer(3, 3, 24, 3),
                                        layer(3, 3, 24, 1, 0),
                                        layer(1, 1, 24, 1))));
        assertThat(graph.nodes().stream().filter(node -> node.operation() instanceof Operation.Pad))
                .hasSize(1)
                .allMatch(node -> node.operation().equals(new Operation.Pad(32, 32)));
    }

    @Test
    void everySampledNetworkHasOneLogitPerClass() {
        SearchSpace space = Spaces.named("macro").open(Map.of("layers", 8));
        Random random = new Random(13);
        for (int round = 0; round < 200; round++) {
            if (space.decode(space.sample(random)) instanceof Architecture.Layers layers) {
                assertThat(CIFAR.build(layers).output()).isEqualTo(new Shape(10, 1, 1));
                assertThat(Cost.of(CIFAR.build(layers.canonical())))
                        .isEqualTo(Cost.of(CIFAR.build(layers)));
            }
        }
    }
}
