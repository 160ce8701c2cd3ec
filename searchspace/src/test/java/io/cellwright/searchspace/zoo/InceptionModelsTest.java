package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InceptionModelsTest {

    private static final Graph GOOGLENET = Networks.named("googlenet");

    /// Szegedy et al., 2015, table 1.
    @ParameterizedTest
    @CsvSource({
        "conv1.relu, 64x112x112",
        "pool1.pooling, 64x56x56",
        "conv2.relu, 192x56x56",
        "pool2.pooling, 192x28x28",
        "inception3a.concatenation, 256x28x28",
        "inception3b.concatenation, 480x28x28",
        "pool3.pooling, 480x14x14",
        "inception4a.concatenation, 512x14x14",
        "inception4b.concatenation, 512x14x14",
        "inception4c.concatenation, 512x14x14",
        "inception4d.concatenation, 528x14x14",
        "inception4e.concatenation, 832x14x14",
        "pool4.pooling, 832x7x7",
        "inception5a.concatenation, 832x7x7",
        "inception5b.concatenation, 1024x7x7",
        "pooling, 1024x1x1",
        "classifier, 1000x1x1"
    })
    void theMapsOfGoogLeNetHaveThePapersSizes(String node, String shape) {
        Networks.assertShape("googlenet", node, shape);
        Networks.assertShape("googlenet-bn", node, shape);
    }

    /// The last column of table 1, which rounds up in some rows and down in others. Two of its rows
    /// do not follow from its other columns: the first convolution's 34M, which are 118M, and
    /// module 5a's 54M, which are 51M (54M fit 928 input channels, but the row above has 832).
    @ParameterizedTest
    @CsvSource({
        "conv2, 360",
        "inception3a, 128",
        "inception3b, 304",
        "inception4a, 73",
        "inception4b, 88",
        "inception4c, 100",
        "inception4d, 119",
        "inception4e, 170",
        "inception5b, 71",
        "classifier, 1"
    })
    void theModulesOfGoogLeNetNeedThePapersMultiplyAdds(String module, double millions) {
        assertThat(Networks.cost(GOOGLENET, module).multiplyAdds() / 1e6)
                .isCloseTo(millions, within(1.0));
    }

    @Test
    void aNodeOfGoogLeNetTellsWhereItIs() {
        Networks.assertShape(GOOGLENET, "inception4a.branch3.reduce.convolution", "16x14x14");
        Networks.assertShape(GOOGLENET, "inception4a.branch3.convolution", "48x14x14");
    }

    /// Szegedy et al., 2015, section 5: 4x4x512 behind (4a) and 4x4x528 behind (4d).
    @Test
    void theAuxiliaryClassifiersOfGoogLeNetPoolToFourPixels() {
        Graph graph = Networks.named("googlenet-aux");
        assertThat(graph.auxiliaries()).hasSize(2);
        Networks.assertShape(graph, "auxiliary1.pooling", "512x4x4");
        Networks.assertShape(graph, "auxiliary2.pooling", "528x4x4");
    }

    @Test
    void withoutItsAuxiliariesANetworkIsThePlainOne() {
        for (String name : new String[] {"googlenet", "inception-v3"}) {
            Model plain = Zoo.named(name);
            Model auxiliary = Zoo.named(name + "-aux");
            for (Shape image : new Shape[] {plain.image(), Model.CIFAR}) {
                assertThat(auxiliary.graph(image, 10).withoutAuxiliaries())
                        .isEqualTo(plain.graph(image, 10));
            }
        }
    }

    /// Szegedy et al., 2016, table 1 (whose last row before the pooling is 8x8x2048), with the
    /// channels of the published code.
    @ParameterizedTest
    @CsvSource({
        "stem.conv1.relu, 32x149x149",
        "stem.conv2.relu, 32x147x147",
        "stem.conv3.relu, 64x147x147",
        "stem.pool1.pooling, 64x73x73",
        "stem.conv4.relu, 80x73x73",
        "stem.conv5.relu, 192x71x71",
        "stem.pool2.pooling, 192x35x35",
        "inception1c.concatenation, 288x35x35",
        "reduction1.concatenation, 768x17x17",
        "inception2d.concatenation, 768x17x17",
        "reduction2.concatenation, 1280x8x8",
        "inception3b.concatenation, 2048x8x8",
        "pooling, 2048x1x1"
    })
    void theMapsOfInceptionV3HaveThePublishedSizes(String node, String shape) {
        Networks.assertShape("inception-v3", node, shape);
    }

    /// torchvision documents 75x75 as the smallest image of inception_v3.
    @Test
    void inceptionV3TakesSeventyFivePixelsAndNotSeventyFour() {
        Model model = Zoo.named("inception-v3");
        assertThat(model.graph(new Shape(3, 75, 75), 1000).output().channels()).isEqualTo(1000);
        assertThatThrownBy(() -> model.graph(new Shape(3, 74, 74), 1000))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageContaining("node \"reduction2.branch1.layer2.convolution\"");
    }

    /// Szegedy et al., 2017, figures 3 and 9.
    @ParameterizedTest
    @CsvSource({
        "stem.fork1.concatenation, 160x73x73",
        "stem.fork2.concatenation, 192x71x71",
        "stem.fork3.concatenation, 384x35x35",
        "inception-a4.concatenation, 384x35x35",
        "reduction-a.concatenation, 1024x17x17",
        "inception-b7.concatenation, 1024x17x17",
        "reduction-b.concatenation, 1536x8x8",
        "inception-c3.concatenation, 1536x8x8"
    })
    void theMapsOfInceptionV4HaveThePapersSizes(String node, String shape) {
        Networks.assertShape("inception-v4", node, shape);
    }

    /// The published code of Inception-ResNet-v2 names these shapes in its comments.
    @ParameterizedTest
    @CsvSource({
        "inception1.concatenation, 320x35x35",
        "residual-a10.relu, 320x35x35",
        "reduction-a.concatenation, 1088x17x17",
        "residual-b20.relu, 1088x17x17",
        "reduction-b.concatenation, 2080x8x8",
        "residual-c10.add, 2080x8x8",
        "last.relu, 1536x8x8"
    })
    void theMapsOfInceptionResNetV2HaveThePublishedSizes(String node, String shape) {
        Networks.assertShape("inception-resnet-v2", node, shape);
    }

    @Test
    void everyResidualOfInceptionResNetIsScaledDownButTheLast() {
        assertThat(Networks.named("inception-resnet-v2").nodes())
                .filteredOn(node ->
                        node.operation() instanceof Operation.Scale(double factor) && factor < 1)
                .hasSize(39);
    }

    @Test
    void aSmallImageKeepsItsSizeInTheStem() {
        Networks.assertShape(
                Zoo.named("googlenet").graph(Model.CIFAR, 10),
                "inception3b.concatenation",
                "480x32x32");
        Networks.assertShape(
                Zoo.named("inception-v3").graph(Model.CIFAR, 10),
                "inception1c.concatenation",
                "288x32x32");
        Networks.assertShape(
                Zoo.named("inception-v4").graph(Model.CIFAR, 10),
                "stem.fork3.concatenation",
                "384x32x32");
    }
}
