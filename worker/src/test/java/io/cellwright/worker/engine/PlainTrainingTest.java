package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.Augmentation;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs against the same training in plain arrays.
class PlainTrainingTest {

    private static final Graph EVERYTHING = EveryOperation.graph();

    @Test
    void everyOperationOccursInTheGraphOfTheseTests() {
        assertThat(inEverything(Operation.class, Object::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Operation.Weighted.class, Operation.Weightless.class)
                                .map(Class::getPermittedSubclasses)
                                .flatMap(Stream::of)
                                .collect(Collectors.toSet()));
    }

    @Test
    void everyVariantOfAnOperationOccursInTheGraphOfTheseTests() {
        assertThat(inEverything(Operation.Activation.class, Operation.Activation::function))
                .containsExactlyInAnyOrder(Operation.Activation.Function.values());
        assertThat(inEverything(Operation.Pooling.class, Operation.Pooling::kind))
                .containsExactlyInAnyOrder(Operation.Pooling.Kind.values());
        assertThat(inEverything(Operation.Pooling.class, Operation.Pooling::rounding))
                .containsExactlyInAnyOrder(Operation.Pooling.Rounding.values());
        assertThat(EVERYTHING.auxiliaries()).hasSize(2);
    }

    @Test
    void weightsAfterSeveralStepsAreThoseOfPlainArrays() throws Exception {
        Comparison.assertTrainedAlike(new Exercise(EVERYTHING));
    }

    @Test
    void aNetworkThatLabelsEveryPixelIsTrainedOnLabelMaps() throws Exception {
        Comparison.assertTrainedAlike(new Exercise(pixelwise()));
    }

    @ParameterizedTest
    @MethodSource("augmentations")
    void imagesAreChangedAsTheRecipeSays(Augmentation augmentation) throws Exception {
        Comparison.assertTrainedAlike(new Exercise(small(), augmentation));
    }

    static Stream<Augmentation> augmentations() {
        return Stream.of(
                new Augmentation(0, false, 0, 0, 0, true),
                new Augmentation(0, true, 0, 0, 0, false),
                new Augmentation(1, false, 4, 0, 0, true),
                new Augmentation(2, true, 0, 0.4, 0, true),
                new Augmentation(0, false, 0, 0, 0.1, true),
                new Augmentation(0, true, 5, 0.2, 0.1, false));
    }

    @Test
    void mapsOfLabelsAreMixedAsTheirImagesAre() throws Exception {
        Comparison.assertTrainedAlike(
                new Exercise(pixelwise(), new Augmentation(1, true, 3, 0.3, 0, true)));
    }

    /// With an auxiliary output.
    private static Graph small() {
        GraphBuilder graph = GraphBuilder.withInput(EveryOperation.IMAGE);
        Value convolved =
                graph.add(
                        "convolution",
                        new Operation.Convolution(6, Window.same(3, 1), 1, true),
                        graph.input());
        Value other = graph.add("auxiliary", new Operation.Linear(4, true), convolved);
        Value tanh =
                graph.add(
                        "tanh",
                        new Operation.Activation(Operation.Activation.Function.TANH),
                        convolved);
        return graph.build(graph.add("classifier", new Operation.Linear(4, true), tanh), other);
    }

    private static <T, R> Set<R> inEverything(Class<T> kind, Function<T, R> property) {
        return EVERYTHING.nodes().stream()
                .map(Node::operation)
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(property)
                .collect(Collectors.toSet());
    }

    /// Its output has 7x7 pixels, the middle of its image of 9x9.
    private static Graph pixelwise() {
        GraphBuilder graph = GraphBuilder.withInput(EveryOperation.IMAGE);
        Value stem =
                graph.add(
                        "stem",
                        new Operation.Convolution(6, Window.valid(3, 2), 1, true),
                        graph.input());
        Value tanh =
                graph.add(
                        "tanh", new Operation.Activation(Operation.Activation.Function.TANH), stem);
        Value larger =
                graph.add("larger", new Operation.TransposedConvolution(4, 2, 2, true), tanh);
        Value middle = graph.add("middle", new Operation.Crop(7, 7), larger);
        return graph.build(
                graph.add(
                        "logits",
                        new Operation.Convolution(4, Window.same(1, 1), 1, true),
                        middle));
    }
}
