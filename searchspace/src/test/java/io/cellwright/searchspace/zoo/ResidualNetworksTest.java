package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ResNet and the families that change its units.
class ResidualNetworksTest {

    /// torchvision's documentation of its models; SE-ResNet-50 and ResNeXt-101 32x4d as counted
    /// from their papers' tables, which timm gives as 28.09M and 44.18M; SENet-154 as timm counts
    /// the authors' published model.
    @ParameterizedTest
    @CsvSource({
        "resnet18, 11689512",
        "resnet34, 21797672",
        "resnet50, 25557032",
        "resnet101, 44549160",
        "resnet152, 60192808",
        "wrn50-2, 68883240",
        "resnext50-32x4d, 25028904",
        "resnext101-32x4d, 44177704",
        "resnext101-32x8d, 88791336",
        "se-resnet50, 28088024",
        "senet154, 115088984"
    })
    void aModelForImageNetHasThePublishedParameters(String model, long parameters) {
        assertThat(Networks.cost(model).parameters()).isEqualTo(parameters);
    }

    /// In millions. timm's benchmark-infer-amp-nchw-pt240, whose counts include normalization: the
    /// 22M that ResNet-50 has more there are two operations for each of its 11.1M normalized
    /// values. ResNet-152 and ResNeXt-101 32x8d as in torchvision's documentation, which counts
    /// like this project.
    @ParameterizedTest
    @CsvSource({
        "resnet18, 1820",
        "resnet34, 3670",
        "resnet50, 4110",
        "resnet101, 7830",
        "resnet152, 11514",
        "wrn50-2, 11430",
        "resnext50-32x4d, 4260",
        "resnext101-32x4d, 8010",
        "resnext101-32x8d, 16414",
        "se-resnet50, 3880",
        "senet154, 20770"
    })
    void aModelForImageNetHasThePublishedMultiplyAdds(String model, long millions) {
        assertThat(Networks.cost(model).multiplyAdds())
                .isCloseTo(millions * 1_000_000, withPercentage(1));
    }

    /// mmpretrain's metafile of its ResNets for CIFAR-10, whose counts include normalization.
    @ParameterizedTest
    @CsvSource({
        "resnet18, 11.17M, 0.56G",
        "resnet34, 21.28M, 1.16G",
        "resnet50, 23.52M, 1.31G",
        "resnet101, 42.51M, 2.52G",
        "resnet152, 58.16M, 3.74G"
    })
    void aModelForImageNetBuiltForCifarHasThePublishedSize(
            String model, String parameters, String multiplyAdds) {
        Cost cost = Cost.of(Zoo.named(model).graph(Networks.CIFAR, 10));
        assertThat(Source.MMPRETRAIN.parameters(parameters).agreesWith(cost.parameters())).isTrue();
        assertThat(cost.multiplyAdds())
                .isCloseTo(
                        Source.MMPRETRAIN.multiplyAdds(multiplyAdds).number().longValueExact(),
                        withPercentage(1));
    }

    /// Counted from the papers' layers. He et al., 2015, table 6, give 0.27M to 19.4M; Zagoruyko
    /// and Komodakis, 2016, table 5, give 1.7M, 11.0M and 36.5M.
    @ParameterizedTest
    @CsvSource({
        "resnet20, 269722",
        "resnet32, 464154",
        "resnet44, 658586",
        "resnet56, 853018",
        "resnet110, 1727962",
        "resnet1202, 19421274",
        "preresnet164, 1703258",
        "wrn-16-8, 10961370",
        "wrn-28-10, 36479194"
    })
    void aModelForCifarHasThePublishedParameters(String model, long parameters) {
        assertThat(Networks.cost(model).parameters()).isEqualTo(parameters);
        assertThat(Zoo.named(model).published())
                .filteredOn(figure -> figure.quantity() == Figure.Quantity.PARAMETERS)
                .isNotEmpty()
                .allMatch(figure -> figure.agreesWith(parameters));
    }

    /// Zagoruyko and Komodakis, 2016, table 5, give 10.2M. All trained values are 10.33M, with
    /// 149,184 of normalization.
    @Test
    void preActivationResNet1001HasThePublishedParametersWithoutItsNormalization() {
        Graph graph = Zoo.named("preresnet1001").graph();
        assertThat(
                        Zoo.named("preresnet1001")
                                .published()
                                .getFirst()
                                .agreesWith(Networks.parametersWithoutNormalization(graph)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "resnet50, stem.pooling, 64x56x56",
        "resnet50, stage0.block2.relu, 256x56x56",
        "resnet50, stage1.block3.relu, 512x28x28",
        "resnet50, stage2.block5.relu, 1024x14x14",
        "resnet50, stage3.block2.relu, 2048x7x7",
        "resnet18, stage3.block1.relu, 512x7x7",
        "wrn50-2, stage3.block2.second.relu, 1024x7x7",
        "resnext101-32x8d, stage3.block2.second.relu, 2048x7x7",
        "se-resnet50, stem.pooling, 64x56x56",
        "se-resnet50, stage3.block2.squeeze.reduce, 128x1x1",
        "senet154, stem.pooling, 128x56x56",
        "senet154, stage3.block2.relu, 2048x7x7",
        "resnet1202, stage2.block199.relu, 64x8x8",
        "preresnet164, stage2.block17.add, 256x8x8",
        "wrn-28-10, stage2.block3.add, 640x8x8"
    })
    void mapsHaveTheShapesOfThePapersTables(String model, String node, String shape) {
        assertThat(Networks.shape(Zoo.named(model).graph(), node)).hasToString(shape);
    }

    @ParameterizedTest
    @CsvSource({"resnet50, 1, 2", "resnext50-32x4d, 1, 2", "se-resnet50, 2, 1", "senet154, 1, 2"})
    void aStageBeginsWithTheStrideInTheLayerThatItsFamilyChose(
            String model, int first, int second) {
        Graph graph = Zoo.named(model).graph();
        assertThat(strideOf(graph, "stage1.block0.first.convolution")).isEqualTo(first);
        assertThat(strideOf(graph, "stage1.block0.second.convolution")).isEqualTo(second);
    }

    @Test
    void theStridedShortcutsOfSeNet154AreThreeByThree() {
        Graph graph = Zoo.named("senet154").graph();
        assertThat(window(graph, "stage0.block0.shortcut.convolution"))
                .isEqualTo(Window.same(1, 1));
        assertThat(window(graph, "stage1.block0.shortcut.convolution"))
                .isEqualTo(Window.same(3, 2));
    }

    @Test
    void aNodesNameTellsItsPlace() {
        assertThat(Zoo.named("resnet50").graph().nodes())
                .extracting(Node::name)
                .contains("stage2.block3.first.convolution", "stage2.block0.shortcut.convolution")
                .doesNotContain("stage2.block1.shortcut.convolution");
    }

    private static int strideOf(Graph graph, String node) {
        return window(graph, node).strideHeight();
    }

    private static Window window(Graph graph, String node) {
        return ((Operation.Convolution) Networks.operation(graph, node)).window();
    }
}
