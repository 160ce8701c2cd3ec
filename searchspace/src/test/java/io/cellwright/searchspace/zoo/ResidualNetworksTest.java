package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ResNet and the families that change its units.
class ResidualNetworksTest {

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
        Networks.assertShape(model, node, shape);
    }

    @ParameterizedTest
    @CsvSource({"resnet50, 1, 2", "resnext50-32x4d, 1, 2", "se-resnet50, 2, 1", "senet154, 1, 2"})
    void aStageBeginsWithTheStrideInTheLayerThatItsFamilyChose(
            String model, int first, int second) {
        Graph graph = Networks.named(model);
        assertThat(strideOf(graph, "stage1.block0.first.convolution")).isEqualTo(first);
        assertThat(strideOf(graph, "stage1.block0.second.convolution")).isEqualTo(second);
    }

    @Test
    void theStridedShortcutsOfSeNet154AreThreeByThree() {
        Graph graph = Networks.named("senet154");
        assertThat(window(graph, "stage0.block0.shortcut.convolution"))
                .isEqualTo(Window.same(1, 1));
        assertThat(window(graph, "stage1.block0.shortcut.convolution"))
                .isEqualTo(Window.same(3, 2));
    }

    @Test
    void aNodesNameTellsItsPlace() {
        assertThat(Networks.named("resnet50").nodes())
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
