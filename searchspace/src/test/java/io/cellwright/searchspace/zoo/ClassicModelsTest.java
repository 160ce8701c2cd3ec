package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every model from LeNet to Inception.
class ClassicModelsTest {

    /// Figures that do not follow from the network they were published for.
    ///
    /// The AlexNet paper says 60 million for 60.97.
    ///
    /// The sums of GoogLeNet's table 1 (6.8M in units of 1024, 1.5G) have 2.7K weights and 34M
    /// multiply-adds in the row of the first convolution. 7x7x3x64 are 9.4K and 118M; a depthwise
    /// convolution with 8 filters a channel and a 1x1 one would have 2.7K and 34M.
    private static final Map<String, Set<String>> EXPLAINED =
            Map.of("alexnet-2gpu", Set.of("60M"), "googlenet", Set.of("6.8M", "1.5G"));

    private static final double TOLERANCE = 0.01;

    static Stream<Model> models() {
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

    /// Sources: LeCun et al., 1998 (lenet5-1998); recounts of the papers' layer lists (lenet5,
    /// alexnet-2gpu, alexnet, zfnet, nin-cifar, nin, googlenet, and googlenet-aux with two
    /// auxiliary classifiers of 3,188,840 and 3,190,888); torchvision's documentation (alexnet-owt,
    /// vgg, googlenet-bn, inception-v3-aux); mmpretrain (inception-v3); imgclsmob (inception-v4,
    /// inception-resnet-v2).
    @ParameterizedTest
    @CsvSource({
        "lenet5-1998, 60000",
        "lenet5, 61706",
        "alexnet-2gpu, 60965224",
        "alexnet, 62378344",
        "alexnet-owt, 61100840",
        "zfnet, 62357608",
        "nin-cifar, 966986",
        "nin, 7595176",
        "vgg11, 132863336",
        "vgg13, 133047848",
        "vgg16, 138357544",
        "vgg19, 143667240",
        "vgg11-bn, 132868840",
        "vgg13-bn, 133053736",
        "vgg16-bn, 138365992",
        "vgg19-bn, 143678248",
        "googlenet, 6998552",
        "googlenet-aux, 13378280",
        "googlenet-bn, 6624904",
        "inception-v3, 23834568",
        "inception-v3-aux, 27161264",
        "inception-v4, 42679816",
        "inception-resnet-v2, 55843464"
    })
    void theParametersAreThePublishedOnes(String model, long parameters) {
        assertThat(Cost.of(Zoo.named(model).graph()).parameters()).isEqualTo(parameters);
    }

    /// timm's benchmark tables, in millions; 714 and 1498 from torchvision. Sze et al., 2017, table
    /// II, have 724 for the AlexNet with groups. For inception-v3 and -v4, timm counts 0.3 % and
    /// 0.2 % more than convolutions and fully connected layers have.
    @ParameterizedTest
    @CsvSource({
        "alexnet-2gpu, 724",
        "alexnet-owt, 714",
        "vgg11, 7610",
        "vgg13, 11310",
        "vgg16, 15470",
        "vgg19, 19630",
        "vgg11-bn, 7620",
        "vgg16-bn, 15500",
        "vgg19-bn, 19660",
        "googlenet-bn, 1498",
        "inception-v3, 5730",
        "inception-v4, 12280"
    })
    void theMultiplyAddsAreThePublishedOnesWithinOnePercent(String model, double millions) {
        assertThat(Cost.of(Zoo.named(model).graph()).multiplyAdds() / 1e6)
                .isBetween(millions * (1 - TOLERANCE), millions * (1 + TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFigureBesideAModelIsOursUnlessItIsExplained(Model model) {
        Set<String> explained = EXPLAINED.getOrDefault(model.name(), Set.of());
        Graph graph = model.graph();
        for (Figure figure : model.published()) {
            assertThat(agrees(figure, graph))
                    .as("%s, %s from %s", model, figure.value(), figure.source())
                    .isEqualTo(!explained.contains(figure.value()));
        }
    }

    private static boolean agrees(Figure figure, Graph graph) {
        return switch (figure.quantity()) {
            case PARAMETERS -> figure.agreesWith(Cost.of(graph).parameters());
            case MULTIPLY_ADDS -> {
                long ours = Cost.of(graph.withoutAuxiliaries()).multiplyAdds();
                double published = figure.number().doubleValue();
                yield figure.agreesWith(ours) || Math.abs(ours / published - 1) < TOLERANCE;
            }
            case TOP1_ERROR, TOP5_ERROR -> true;
        };
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelTakesTheImagesThatItWasMadeFor(Model model) {
        assertThat(model.graph().input()).isEqualTo(model.image());
        assertThat(model.graph().output()).isEqualTo(new Shape(model.classes(), 1, 1));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelTakesSmallImagesOfAnyColoursAndClasses(Model model) {
        for (Shape image :
                List.of(new Shape(3, 32, 32), new Shape(1, 28, 28), new Shape(3, 64, 64))) {
            Graph graph = model.graph(image, 7);
            assertThat(graph.input()).isEqualTo(image);
            assertThat(graph.output()).isEqualTo(new Shape(7, 1, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void anImageThatIsTooSmallIsRefusedWithNodeAndRule(Model model) {
        assertThatThrownBy(() -> model.graph(new Shape(3, 2, 2), 10))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageMatching(
                        "node \"[a-z0-9.-]+\": a window of .* does not fit into \\d+x\\d+x\\d+");
    }
}
