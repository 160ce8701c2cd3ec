package io.cellwright.searchspace.zoo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkInNetworkTest {

    /// Caffe's network has 54, 27, 13 and 6 pixels a side at an input of 224.
    @ParameterizedTest
    @CsvSource({
        "mlp1.layer3.relu, 96x54x54",
        "pool1.pooling, 96x27x27",
        "pool2.pooling, 256x13x13",
        "pool3.pooling, 384x6x6",
        "mlp4.layer3.relu, 1000x6x6"
    })
    void theMapsOfNetworkInNetworkHaveThePublishedSizes(String node, String shape) {
        Networks.assertShape("nin", node, shape);
    }

    /// The authors' network for CIFAR-10 ends with an average over 8x8 pixels.
    @ParameterizedTest
    @CsvSource({
        "mlp1.layer3.relu, 96x32x32",
        "pool1.pooling, 96x16x16",
        "pool2.pooling, 192x8x8",
        "mlp3.layer3.relu, 10x8x8"
    })
    void theMapsOfTheCifarNetworkHaveThePublishedSizes(String node, String shape) {
        Networks.assertShape("nin-cifar", node, shape);
    }
}
