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

    private static final Graph GOOGLENET = Zoo.named("googlenet").graph();

    /// Szegedy et al., 2015, table 1.
    @ParameterizedTest
    @CsvSource({
        "conv1.relu, 64, 112",
        "pool1.pooling, 64, 56",
        "conv2.relu, 192, 56",
        "pool2.pooling, 192, 28",
        "inception3a.concatenation, 256, 28",
        "inception3b.concatenation, 480, 28",
        "pool3.pooling, 480, 14",
        "inception4a.concatenation, 512, 14",
        "inception4b.concatenation, 512, 14",
        "inception4c.concatenation, 512, 14",
        "inception4d.concatenation, 528, 14",
        "inception4e.concatenation, 832, 14",
        "pool4.pooling, 832, 7",
        "inception5a.concatenation, 832, 7",
        "inception5b.concatenation, 1024, 7",
        "pooling, 1024, 1",
        "classifier, 1000, 1"
    })
    void theMapsOfGoogLeNetHaveThePapersSizes(String node, int channels, int size) {
        Shape expected = new Shape(channels, size, size);
        assertThat(NodeShapes.of(GOOGLENET, node)).isEqualTo(expected);
        assertThat(NodeShapes.of(Zoo.named("googlenet-bn").graph(), node)).isEqualTo(expected);
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
        assertThat(NodeShapes.cost(GOOGLENET, module).multiplyAdds() / 1e6)
                .isCloseTo(millions, within(1.0));
    }

    @Test
    void aNodeOfGoogLeNetTellsWhereItIs() {
        assertThat(NodeShapes.of(GOOGLENET, "inception4a.branch3.reduce.convolution"))
                .isEqualTo(new Shape(16, 14, 14));
        assertThat(NodeShapes.of(GOOGLENET, "inception4a.branch3.convolution"))
                .isEqualTo(new Shape(48, 14, 14));
    }

    /// Szegedy et al., 2015, section 5: 4x4x512 behind (4a) and 4x4x528 behind (4d).
    @Test
    void theAuxiliaryClassifiersOfGoogLeNetPoolToFourPixels() {
        Graph graph = Zoo.named("googlenet-aux").graph();
        assertThat(graph.auxiliaries()).hasSize(2);
        assertThat(NodeShapes.of(graph, "auxiliary1.pooling")).isEqualTo(new Shape(512, 4, 4));
        assertThat(NodeShapes.of(graph, "auxiliary2.pooling")).isEqualTo(new Shape(528, 4, 4));
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
        "stem.conv1.relu, 32, 149",
        "stem.conv2.relu, 32, 147",
        "stem.conv3.relu, 64, 147",
        "stem.pool1.pooling, 64, 73",
        "stem.conv4.relu, 80, 73",
        "stem.conv5.relu, 192, 71",
        "stem.pool2.pooling, 192, 35",
        "inception1c.concatenation, 288, 35",
        "reduction1.concatenation, 768, 17",
        "inception2d.concatenation, 768, 17",
        "reduction2.concatenation, 1280, 8",
        "inception3b.concatenation, 2048, 8",
        "pooling, 2048, 1"
    })
    void theMapsOfInceptionV3HaveThePublishedSizes(String node, int channels, int size) {
        assertThat(NodeShapes.of(Zoo.named("inception-v3").graph(), node))
                .isEqualTo(new Shape(channels, size, size));
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
        "stem.fork1.concatenation, 160, 73",
        "stem.fork2.concatenation, 192, 71",
        "stem.fork3.concatenation, 384, 35",
        "inception-a4.concatenation, 384, 35",
        "reduction-a.concatenation, 1024, 17",
        "inception-b7.concatenation, 1024, 17",
        "reduction-b.concatenation, 1536, 8",
        "inception-c3.concatenation, 1536, 8"
    })
    void theMapsOfInceptionV4HaveThePapersSizes(String node, int channels, int size) {
        assertThat(NodeShapes.of(Zoo.named("inception-v4").graph(), node))
                .isEqualTo(new Shape(channels, size, size));
    }

    /// The published code of Inception-ResNet-v2 names these shapes in its comments.
    @ParameterizedTest
    @CsvSource({
        "inception1.concatenation, 320, 35",
        "residual-a10.relu, 320, 35",
        "reduction-a.concatenation, 1088, 17",
        "residual-b20.relu, 1088, 17",
        "reduction-b.concatenation, 2080, 8",
        "residual-c10.add, 2080, 8",
        "last.relu, 1536, 8"
    })
    void theMapsOfInceptionResNetV2HaveThePublishedSizes(String node, int channels, int size) {
        assertThat(NodeShapes.of(Zoo.named("inception-resnet-v2").graph(), node))
                .isEqualTo(new Shape(channels, size, size));
    }

    @Test
    void everyResidualOfInceptionResNetIsScaledDownButTheLast() {
        assertThat(Zoo.named("inception-resnet-v2").graph().nodes())
                .filteredOn(node ->
                        node.operation() instanceof Operation.Scale(double factor) && factor < 1)
                .hasSize(39);
    }

    @Test
    void aSmallImageKeepsItsSizeInTheStem() {
        assertThat(
                        NodeShapes.of(
                                Zoo.named("googlenet").graph(Model.CIFAR, 10),
                                "inception3b.concatenation"))
                .isEqualTo(new Shape(480, 32, 32));
        assertThat(
                        NodeShapes.of(
                                Zoo.named("inception-v3").graph(Model.CIFAR, 10),
                                "inception1c.concatenation"))
                .isEqualTo(new Shape(288, 32, 32));
        assertThat(
                        NodeShapes.of(
                                Zoo.named("inception-v4").graph(Model.CIFAR, 10),
                                "stem.fork3.concatenation"))
                .isEqualTo(new Shape(384, 32, 32));
    }
}
