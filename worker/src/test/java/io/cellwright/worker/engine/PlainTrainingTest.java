package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.STEPS;
import static io.cellwright.worker.engine.Exercise.onEngineThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.codegen.Tensor;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
        assertTrainedAlike(new Exercise(EVERYTHING));
    }

    @Test
    void aNetworkThatLabelsEveryPixelIsTrainedOnLabelMaps() throws Exception {
        assertTrainedAlike(new Exercise(pixelwise()));
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

    private static void assertTrainedAlike(Exercise exercise) throws Exception {
        onEngineThread(() -> {
            try (PlainTraining plain =
                            new PlainTraining(exercise.graph, exercise.initial, exercise.settings);
                    Program program = exercise.load();
                    DeviceImages images = exercise.upload()) {
                float[] losses = new float[STEPS];
                for (int step = 0; step < STEPS; step++) {
                    losses[step] =
                            plain.step(
                                    exercise.batch(step),
                                    exercise.labels(step),
                                    exercise.steps.rates()[step],
                                    exercise.steps.noise()[step]);
                }
                StepResults results = program.trainSteps(images, exercise.steps);

                assertThat(results.losses()).containsExactly(losses, within(1e-4f));
                Weights trained = Weights.of(exercise.graph, program.weights());
                assertEqualAndChanged(exercise, trained, plain.weights());
                float[] logits = plain.forward(exercise.normalized());
                assertThat(Forward.of(exercise.graph, trained, exercise.normalized()))
                        .containsExactly(logits, within(1e-3f));
                // Seven at a time does not divide 37.
                assertThat(program.evaluate(images, 3, Exercise.IMAGES, 7))
                        .satisfies(score -> PlainScore.assertEqual(score, exercise, logits, 3));
                assertThat(Weights.of(exercise.graph, program.weights())).isEqualTo(trained);
            }
        });
    }

    private static void assertEqualAndChanged(
            Exercise exercise, Weights trained, Weights expected) {
        for (Parameter parameter : Parameter.of(exercise.graph)) {
            String name = parameter.name();
            float[] values = trained.tensor(name).values();
            Tensor before = exercise.initial.tensor(name);
            assertThat(values)
                    .as(name)
                    .containsExactly(expected.tensor(name).values(), within(1e-4f));
            if (parameter.role() == Parameter.Role.CODES) {
                assertThat(values).as(name).isEqualTo(before.values());
                continue;
            }
            double change =
                    IntStream.range(0, values.length)
                            .mapToDouble(at -> Math.abs(values[at] - before.values()[at]))
                            .max()
                            .orElseThrow();
            assertThat(change).as("change of " + name).isGreaterThan(1e-3);
        }
    }
}
