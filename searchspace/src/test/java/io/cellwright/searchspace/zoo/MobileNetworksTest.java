package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MobileNetworksTest {

    @ParameterizedTest
    @CsvSource({
        "mobilenet-v1, stage3.layer5.pointwise.relu, 512x14x14",
        "mobilenet-v1, stage4.layer1.pointwise.relu, 1024x7x7",
        "mobilenet-v2, stem.relu6, 32x112x112",
        "mobilenet-v2, stage0.block0.projection.normalization, 16x112x112",
        "mobilenet-v2, stage1.block0.expansion.relu6, 96x112x112",
        "mobilenet-v2, stage6.block0.projection.normalization, 320x7x7",
        "mobilenet-v2, last.relu6, 1280x7x7",
        "shufflenet-v1, stem.pooling, 24x56x56",
        "shufflenet-v1, stage0.block0.second.normalization, 216x28x28",
        "shufflenet-v1, stage2.block3.relu, 960x7x7",
        "shufflenet-v2-x1.0, stage0.block0.shuffle, 116x28x28",
        "shufflenet-v2-x1.0, stage2.block3.left, 232x7x7",
        "shufflenet-v2-x2.0, last.relu, 2048x7x7"
    })
    void mapsHaveTheShapesOfThePapersTables(String model, String node, String shape) {
        Networks.assertShape(model, node, shape);
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenet-v1, stage4.layer1.pointwise.relu, 1024x2x2",
        "mobilenet-v2, last.relu6, 1280x4x4",
        "shufflenet-v1, stage2.block3.relu, 960x4x4",
        "shufflenet-v2-x1.0, last.relu, 1024x4x4"
    })
    void smallImagesAreNotHalvedAtOnce(String model, String node, String shape) {
        Graph graph = Zoo.named(model).graph(Model.CIFAR, 10);
        Networks.assertShape(graph, node, shape);
    }

    @Test
    void onlyTheFirstConvolutionOfTheFirstShuffleUnitIsNotGrouped() {
        Graph graph = Networks.named("shufflenet-v1");
        assertThat(groups(graph, "stage0.block0.first.convolution")).isEqualTo(1);
        assertThat(groups(graph, "stage0.block0.second.convolution")).isEqualTo(3);
        assertThat(groups(graph, "stage0.block1.first.convolution")).isEqualTo(3);
        assertThat(groups(graph, "stage1.block0.first.convolution")).isEqualTo(3);
    }

    @Test
    void mobileNetV2DropsAFifthOfWhatItsClassifierReads() {
        assertThat(Networks.operation(Networks.named("mobilenet-v2"), "dropout"))
                .isEqualTo(new Operation.Dropout(0.2));
    }

    private static int groups(Graph graph, String node) {
        return ((Operation.Convolution) Networks.operation(graph, node)).groups();
    }
}
