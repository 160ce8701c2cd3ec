package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every model of the residual, dense, fractal, mobile and segmentation families.
class FamiliesTest {

    /// Models whose published parameters are not the trained values of their published layers; the
    /// tests of their families say why.
    private static final Set<String> COUNTED_OTHERWISE = Set.of("fractalnet", "preresnet1001");

    static List<Model> models() {
        return Stream.of(
                        ResNet.MODELS,
                        CifarResNet.MODELS,
                        PreActivationResNet.MODELS,
                        WideResNet.MODELS,
                        ResNeXt.MODELS,
                        SqueezeExcitationNet.MODELS,
                        DenseNet.MODELS,
                        FractalNet.MODELS,
                        MobileNet.MODELS,
                        ShuffleNet.MODELS,
                        UNet.MODELS)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsBuiltForItsOwnImagesAndClasses(Model model) {
        Graph graph = model.graph();
        assertThat(graph.input()).isEqualTo(model.image());
        assertThat(graph.output().channels()).isEqualTo(model.classes());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsBuiltForCifar(Model model) {
        Graph graph = model.graph(Networks.CIFAR, 10);
        assertThat(graph.input()).isEqualTo(Networks.CIFAR);
        assertThat(graph.output().channels()).isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsBuiltForGreyImagesOfAnOddShape(Model model) {
        Graph graph = model.graph(new Shape(1, 28, 35), 7);
        assertThat(graph.input()).isEqualTo(new Shape(1, 28, 35));
        assertThat(graph.output().channels()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("models")
    void publishedParametersAreOurs(Model model) {
        long parameters = Cost.of(model.graph()).parameters();
        boolean agrees =
                figures(model, Figure.Quantity.PARAMETERS)
                        .allMatch(figure -> figure.agreesWith(parameters));
        assertThat(agrees).isEqualTo(!COUNTED_OTHERWISE.contains(model.name()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void publishedMultiplyAddsAreOursToOnePercentOrTheirLastDigit(Model model) {
        long multiplyAdds = Cost.of(model.graph()).multiplyAdds();
        assertThat(figures(model, Figure.Quantity.MULTIPLY_ADDS))
                .filteredOn(figure -> !figure.agreesWith(multiplyAdds))
                .allSatisfy(figure ->
                        assertThat(multiplyAdds)
                                .isCloseTo(figure.number().longValueExact(), withPercentage(1)));
    }

    private static Stream<Figure> figures(Model model, Figure.Quantity quantity) {
        return model.published().stream().filter(figure -> figure.quantity() == quantity);
    }
}
