package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkInNetworkTest {

    /// Caffe's network has 54, 27, 13 and 6 pixels a side at an input of 224.
    @ParameterizedTest
    @CsvSource({
        "mlp1.layer3.relu, 96, 54",
        "pool1.pooling, 96, 27",
        "pool2.pooling, 256, 13",
        "pool3.pooling, 384, 6",
        "mlp4.layer3.relu, 1000, 6"
    })
    void theMapsOfNetworkInNetworkHaveThePublishedSizes(String node, int channels, int size) {
        assertThat(NodeShapes.of(Zoo.named("nin").graph(), node))
                .isEqualTo(new Shape(channels, size, size));
    }

    /// The authors' network for CIFAR-10 ends with an average over 8x8 pixels.
    @ParameterizedTest
    @CsvSource({
        "mlp1.layer3.relu, 96, 32",
        "pool1.pooling, 96, 16",
        "pool2.pooling, 192, 8",
        "mlp3.layer3.relu, 10, 8"
    })
    void theMapsOfTheCifarNetworkHaveThePublishedSizes(String node, int channels, int size) {
        assertThat(NodeShapes.of(Zoo.named("nin-cifar").graph(), node))
                .isEqualTo(new Shape(channels, size, size));
    }
}
