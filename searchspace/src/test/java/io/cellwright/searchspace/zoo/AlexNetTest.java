package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlexNetTest {

    private static final Graph ONE_TOWER = Networks.named("alexnet");

    @Test
    void theFirstConvolutionAndPoolingAreTheTextbooks() {
        Networks.assertShape(ONE_TOWER, "conv1.convolution", "96x55x55");
        assertThat(Networks.cost(ONE_TOWER, "conv1.convolution").parameters())
                .isEqualTo(11 * 11 * 3 * 96 + 96);
        Networks.assertShape(ONE_TOWER, "pool1.pooling", "96x27x27");
        assertThat(Networks.cost(ONE_TOWER, "pool1.").parameters()).isZero();
    }

    /// Krizhevsky, Sutskever and Hinton, 2012, figure 2.
    @ParameterizedTest
    @CsvSource({
        "conv2.relu, 256x27x27",
        "pool2.pooling, 256x13x13",
        "conv3.relu, 384x13x13",
        "conv4.relu, 384x13x13",
        "conv5.relu, 256x13x13",
        "pool5.pooling, 256x6x6",
        "hidden1.relu, 4096x1x1",
        "hidden2.relu, 4096x1x1"
    })
    void theMapsHaveThePapersSizes(String node, String shape) {
        Networks.assertShape("alexnet", node, shape);
        Networks.assertShape("alexnet-2gpu", node, shape);
    }

    /// The kernels of the second, fourth and fifth layers are 5x5x48, 3x3x192 and 3x3x192 in
    /// section 3.5 of the paper, half as deep as without groups.
    @ParameterizedTest
    @CsvSource({"conv2, 256, 25, 48", "conv4, 384, 9, 192", "conv5, 256, 9, 192"})
    void twoGroupsHalveTheDepthOfThreeKernels(String layer, int kernels, int pixels, int depth) {
        Cost grouped = Networks.cost(Networks.named("alexnet-2gpu"), layer + ".");
        Cost dense = Networks.cost(ONE_TOWER, layer + ".");
        assertThat(grouped.parameters() - kernels).isEqualTo((long) kernels * pixels * depth);
        assertThat(dense.parameters() - kernels).isEqualTo(2L * kernels * pixels * depth);
    }

    /// Zeiler and Fergus, 2014, figure 3.
    @ParameterizedTest
    @CsvSource({
        "conv1.relu, 96x110x110",
        "pool1.pooling, 96x55x55",
        "conv2.relu, 256x26x26",
        "pool2.pooling, 256x13x13",
        "conv5.relu, 256x13x13",
        "pool5.pooling, 256x6x6"
    })
    void theMapsOfZfNetHaveThePapersSizes(String node, String shape) {
        Networks.assertShape("zfnet", node, shape);
    }

    @Test
    void aSmallImageKeepsItsSizeInTheFirstConvolution() {
        for (String name : new String[] {"alexnet", "alexnet-2gpu", "alexnet-owt", "zfnet"}) {
            Graph graph = Zoo.named(name).graph(Model.CIFAR, 10);
            assertThat(Networks.shape(graph, "conv1.relu").height()).isEqualTo(32);
        }
    }
}
