package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every model.
class EveryModelTest {

    static List<Model> models() {
        return Zoo.models();
    }

    /// The models with windows that are not padded.
    static Stream<Model> modelsFromLeNetToInception() {
        return Stream.of(
                        LeNet.MODELS,
                        AlexNet.MODELS,
                        ZfNet.MODELS,
                        NetworkInNetwork.MODELS,
                        Vgg.MODELS,
                        GoogLeNet.MODELS,
                        InceptionV3.MODELS,
                        InceptionV4.MODELS,
                        InceptionResNetV2.MODELS)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelTakesTheImagesThatItWasMadeFor(Model model) {
        assertTakes(model, model.graph(), model.image(), model.classes());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelTakesSmallImagesOfAnyColoursAndClasses(Model model) {
        for (Shape image : List.of(Model.CIFAR, new Shape(1, 28, 35), new Shape(3, 64, 64))) {
            assertTakes(model, model.graph(image, 7), image, 7);
        }
    }

    @ParameterizedTest
    @MethodSource("modelsFromLeNetToInception")
    void anImageThatIsTooSmallIsRefusedWithNodeAndRule(Model model) {
        assertThatThrownBy(() -> model.graph(new Shape(3, 2, 2), 10))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageMatching(
                        "node \"[a-z0-9.-]+\": a window of .* does not fit into \\d+x\\d+x\\d+");
    }

    /// All models but U-Net give one logit a class; U-Net gives them for each pixel.
    private static void assertTakes(Model model, Graph graph, Shape image, int classes) {
        assertThat(graph.input()).isEqualTo(image);
        assertThat(graph.output().channels()).isEqualTo(classes);
        assertThat(graph.output().equals(new Shape(classes, 1, 1)))
                .isEqualTo(!model.name().equals("unet"));
    }
}
