package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MobileNetworksTest {

    /// MobileNet v1 counted from the paper's table 1, which table 4 gives as 4.2M; the others as in
    /// torchvision's documentation.
    @ParameterizedTest
    @CsvSource({
        "mobilenet-v1, 4231976",
        "mobilenet-v2, 3504872",
        "shufflenet-v2-x0.5, 1366792",
        "shufflenet-v2-x1.0, 2278604",
        "shufflenet-v2-x1.5, 3503624",
        "shufflenet-v2-x2.0, 7393996"
    })
    void aModelHasThePublishedParameters(String model, long parameters) {
        assertThat(Networks.cost(model).parameters()).isEqualTo(parameters);
    }

    /// MobileNet v1: Howard et al., 2017, table 4. MobileNet v2 and ShuffleNet v2: torchvision's
    /// documentation. ShuffleNet v1: Zhang et al., 2018, table 1.
    @ParameterizedTest
    @CsvSource({
        "mobilenet-v1, 569M",
        "mobilenet-v2, 300.8M",
        "shufflenet-v1, 137M",
        "shufflenet-v2-x0.5, 40M",
        "shufflenet-v2-x1.0, 145M",
        "shufflenet-v2-x1.5, 296M",
        "shufflenet-v2-x2.0, 583M"
    })
    void aModelHasThePublishedMultiplyAdds(String model, String multiplyAdds) {
        assertThat(
                        Figure.multiplyAdds(multiplyAdds, "as above")
                                .agreesWith(Networks.cost(model).multiplyAdds()))
                .isTrue();
    }

    /// mmpretrain's metafile.
    @Test
    void shuffleNetV1HasThePublishedParameters() {
        assertThat(
                        Source.MMPRETRAIN
                                .parameters("1.87M")
                                .agreesWith(Networks.cost("shufflenet-v1").parameters()))
                .isTrue();
    }

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
        assertThat(Networks.shape(Zoo.named(model).graph(), node)).hasToString(shape);
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenet-v1, stage4.layer1.pointwise.relu, 1024x2x2",
        "mobilenet-v2, last.relu6, 1280x4x4",
        "shufflenet-v1, stage2.block3.relu, 960x4x4",
        "shufflenet-v2-x1.0, last.relu, 1024x4x4"
    })
    void smallImagesAreNotHalvedAtOnce(String model, String node, String shape) {
        Graph graph = Zoo.named(model).graph(Networks.CIFAR, 10);
        assertThat(Networks.shape(graph, node)).hasToString(shape);
    }

    @Test
    void onlyTheFirstConvolutionOfTheFirstShuffleUnitIsNotGrouped() {
        Graph graph = Zoo.named("shufflenet-v1").graph();
        assertThat(groups(graph, "stage0.block0.first.convolution")).isEqualTo(1);
        assertThat(groups(graph, "stage0.block0.second.convolution")).isEqualTo(3);
        assertThat(groups(graph, "stage0.block1.first.convolution")).isEqualTo(3);
        assertThat(groups(graph, "stage1.block0.first.convolution")).isEqualTo(3);
    }

    @Test
    void mobileNetV2DropsAFifthOfWhatItsClassifierReads() {
        assertThat(Networks.operation(Zoo.named("mobilenet-v2").graph(), "dropout"))
                .isEqualTo(new Operation.Dropout(0.2));
    }

    private static int groups(Graph graph, String node) {
        return ((Operation.Convolution) Networks.operation(graph, node)).groups();
    }
}
