package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlexNetTest {

    private static final Graph ONE_TOWER = Zoo.named("alexnet").graph();

    @Test
    void theFirstConvolutionAndPoolingAreTheTextbooks() {
        assertThat(NodeShapes.of(ONE_TOWER, "conv1.convolution")).isEqualTo(new Shape(96, 55, 55));
        assertThat(NodeShapes.cost(ONE_TOWER, "conv1.convolution").parameters())
                .isEqualTo(11 * 11 * 3 * 96 + 96);
        assertThat(NodeShapes.of(ONE_TOWER, "pool1.pooling")).isEqualTo(new Shape(96, 27, 27));
        assertThat(NodeShapes.cost(ONE_TOWER, "pool1.").parameters()).isZero();
    }

    /// Krizhevsky, Sutskever and Hinton, 2012, figure 2.
    @ParameterizedTest
    @CsvSource({
        "conv2.relu, 256, 27",
        "pool2.pooling, 256, 13",
        "conv3.relu, 384, 13",
        "conv4.relu, 384, 13",
        "conv5.relu, 256, 13",
        "pool5.pooling, 256, 6",
        "hidden1.relu, 4096, 1",
        "hidden2.relu, 4096, 1"
    })
    void theMapsHaveThePapersSizes(String node, int channels, int size) {
        Shape expected = new Shape(channels, size, size);
        assertThat(NodeShapes.of(ONE_TOWER, node)).isEqualTo(expected);
        assertThat(NodeShapes.of(Zoo.named("alexnet-2gpu").graph(), node)).isEqualTo(expected);
    }

    /// The kernels of the second, fourth and fifth layers are 5x5x48, 3x3x192 and 3x3x192 in
    /// section 3.5 of the paper, half as deep as without groups.
    @ParameterizedTest
    @CsvSource({"conv2, 256, 25, 48", "conv4, 384, 9, 192", "conv5, 256, 9, 192"})
    void twoGroupsHalveTheDepthOfThreeKernels(String layer, int kernels, int pixels, int depth) {
        Cost grouped = NodeShapes.cost(Zoo.named("alexnet-2gpu").graph(), layer + ".");
        Cost dense = NodeShapes.cost(ONE_TOWER, layer + ".");
        assertThat(grouped.parameters() - kernels).isEqualTo((long) kernels * pixels * depth);
        assertThat(dense.parameters() - kernels).isEqualTo(2L * kernels * pixels * depth);
    }

    /// Zeiler and Fergus, 2014, figure 3.
    @ParameterizedTest
    @CsvSource({
        "conv1.relu, 96, 110",
        "pool1.pooling, 96, 55",
        "conv2.relu, 256, 26",
        "pool2.pooling, 256, 13",
        "conv5.relu, 256, 13",
        "pool5.pooling, 256, 6"
    })
    void theMapsOfZfNetHaveThePapersSizes(String node, int channels, int size) {
        assertThat(NodeShapes.of(Zoo.named("zfnet").graph(), node))
                .isEqualTo(new Shape(channels, size, size));
    }

    @Test
    void aSmallImageKeepsItsSizeInTheFirstConvolution() {
        for (String name : new String[] {"alexnet", "alexnet-2gpu", "alexnet-owt", "zfnet"}) {
            Graph graph = Zoo.named(name).graph(Model.CIFAR, 10);
            assertThat(NodeShapes.of(graph, "conv1.relu").height()).isEqualTo(32);
        }
    }
}
