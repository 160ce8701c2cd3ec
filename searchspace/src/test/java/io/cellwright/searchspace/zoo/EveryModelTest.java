package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every model.
class EveryModelTest {

    private static final String REFUSED =
            "node \"[a-z0-9.-]+\": a window of .* does not fit into \\d+x\\d+x\\d+";

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
        for (Shape image : List.of(Model.CIFAR, new Shape(1, 28, 35), new Shape(3, 48, 48))) {
            assertTakes(model, model.graph(image, 7), image, 7);
        }
    }

    /// Tiny ImageNet has 64 pixels, STL-10 has 96.
    @ParameterizedTest
    @MethodSource("models")
    void anImageThatIsNotSmallMeetsThePublishedLayersOrIsRefusedWithNodeAndRule(Model model) {
        assumeThat(model.name()).as("its padded form is tested with it").isNotEqualTo("unet");
        List<String> own = layers(model.graph());
        for (int side : new int[] {49, 64, 96}) {
            Shape image = new Shape(model.image().channels(), side, side);
            assertThat(model.form(image)).isEmpty();
            try {
                assertThat(layers(model.graph(image, model.classes()))).isEqualTo(own);
            } catch (InvalidGraphException e) {
                assertThat(e).hasMessageMatching(REFUSED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelHasAnotherFormForSmallImagesExactlyWhereItsLayersDiffer(Model model) {
        Shape image = new Shape(model.image().channels(), 48, 48);
        boolean differs =
                !layers(model.graph(image, model.classes())).equals(layers(model.graph()));
        assertThat(model.form(image).isPresent()).isEqualTo(differs);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsPublishedInTheFormOfItsOwnImages(Model model) {
        assertThat(model.form(model.image())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modelsFromLeNetToInception")
    void anImageThatIsTooSmallIsRefusedWithNodeAndRule(Model model) {
        assertThatThrownBy(() -> model.graph(new Shape(3, 2, 2), 10))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageMatching(REFUSED);
    }

    /// Names and operations, without the sizes that follow from the image's.
    private static List<String> layers(Graph graph) {
        return graph.nodes().stream().map(EveryModelTest::layer).toList();
    }

    private static String layer(Node node) {
        Operation operation = node.operation();
        boolean hasSizes =
                operation instanceof Operation.Input
                        || operation instanceof Operation.Crop
                        || operation instanceof Operation.Pad;
        return hasSizes ? node.name() : node.name() + " " + operation;
    }

    /// All models but U-Net give one logit a class; U-Net gives them for each pixel.
    private static void assertTakes(Model model, Graph graph, Shape image, int classes) {
        assertThat(graph.input()).isEqualTo(image);
        assertThat(graph.output().channels()).isEqualTo(classes);
        assertThat(graph.output().equals(new Shape(classes, 1, 1)))
                .isEqualTo(!model.name().equals("unet"));
    }
}
