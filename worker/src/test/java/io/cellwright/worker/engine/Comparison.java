package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.STEPS;
import static io.cellwright.worker.engine.Exercise.onEngineThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.codegen.Tensor;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Parameter;
import java.util.stream.IntStream;

/// A program's training and the same in plain arrays, held against each other.
final class Comparison {

    private static final float TOLERANCE = 1e-4f;

    private Comparison() {}

    /// Losses, weights, outputs and scores are those of plain arrays, and every weight has changed.
    static void assertTrainedAlike(Exercise exercise) throws Exception {
        onEngineThread(() -> {
            try (PlainTraining plain =
                            new PlainTraining(exercise.graph, exercise.initial, exercise.settings);
                    Program program = exercise.load();
                    DeviceImages images = exercise.upload()) {
                float[] losses = new float[STEPS];
                for (int step = 0; step < STEPS; step++) {
                    losses[step] = plain.step(exercise.batch(step));
                }
                StepResults results = program.trainSteps(images, exercise.steps);

                assertThat(results.losses()).containsExactly(losses, within(TOLERANCE));
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
                    .containsExactly(expected.tensor(name).values(), within(TOLERANCE));
            if (parameter.role() == Parameter.Role.CODES) {
                assertThat(values).as(name).isEqualTo(before.values());
                continue;
            }
            double change =
                    IntStream.range(0, values.length)
                            .mapToDouble(at -> Math.abs(values[at] - before.values()[at]))
                            .max()
                            .orElseThrow();
            assertThat(change).as("change of " + name).isGreaterThan(TOLERANCE);
        }
    }
}
