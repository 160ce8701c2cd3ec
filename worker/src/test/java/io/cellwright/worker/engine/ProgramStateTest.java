package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.onEngineThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Regularization;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Training that is interrupted and goes on in another program, with every operation there is.
class ProgramStateTest {

    private final Exercise exercise = new Exercise(EveryOperation.graph());

    static List<Optimizer> optimizers() {
        return List.of(
                Optimizer.Sgd.DEFAULT,
                new Optimizer.Sgd(0, false),
                Optimizer.Adam.DEFAULT,
                Optimizer.AdamW.DEFAULT,
                Optimizer.RmsProp.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aProgramWithTheStateOfAnotherGoesOnAsThatOneBitForBit(Optimizer optimizer)
            throws Exception {
        Exercise exercise =
                new Exercise(EveryOperation.graph(), optimizer, Regularization.ofDecay(0.02), 0.9);
        onEngineThread(() -> {
            try (DeviceImages images = exercise.upload();
                    Program whole = exercise.load()) {
                float[] losses = whole.trainSteps(images, exercise.steps).losses();
                for (int done = 1; done < Exercise.STEPS; done++) {
                    float[] state = stateAfter(exercise, done, images);
                    try (Program resumed = withOtherWeights(exercise)) {
                        resumed.restore(state);
                        for (int step = done; step < Exercise.STEPS; step++) {
                            assertThat(resumed.trainSteps(images, exercise.only(step)).losses())
                                    .containsExactly(losses[step]);
                        }
                        assertThat(resumed.state()).isEqualTo(whole.state());
                        assertThat(resumed.weights()).isEqualTo(whole.weights());
                    }
                }
            }
        });
    }

    @Test
    void theStateBeforeTheFirstStepIsTheWeightsAndNoVelocity() throws Exception {
        onEngineThread(() -> {
            try (Program program = exercise.load()) {
                float[] weights = program.weights();
                float[] state = program.state();

                assertThat(weights).isEqualTo(exercise.initial.flat());
                // In the order in which they lie in the program.
                assertThat(Arrays.copyOf(state, weights.length)).containsExactlyInAnyOrder(weights);
                assertThat(Arrays.copyOfRange(state, weights.length, state.length))
                        .isNotEmpty()
                        .containsOnly(0);
            }
        });
    }

    @Test
    void aStateOfAnotherLengthIsRefusedAndChangesNothing() throws Exception {
        onEngineThread(() -> {
            try (Program program = exercise.load()) {
                float[] before = program.state();

                assertThatIllegalArgumentException()
                        .isThrownBy(() -> program.restore(new float[7]))
                        .withMessage(
                                "the state of this training has %,d values, not 7"
                                        .formatted(before.length));

                assertThat(program.state()).isEqualTo(before);
            }
        });
    }

    private static float[] stateAfter(Exercise exercise, int steps, DeviceImages images) {
        try (Program program = exercise.load()) {
            for (int step = 0; step < steps; step++) {
                program.trainSteps(images, exercise.only(step));
                program.evaluate(images, 0, 5, 5);
            }
            return program.state();
        }
    }

    private static Program withOtherWeights(Exercise exercise) {
        Map<String, io.cellwright.searchspace.codegen.Tensor> others = new LinkedHashMap<>();
        exercise.initial
                .tensors()
                .forEach((name, tensor) -> {
                    float[] values = tensor.values().clone();
                    Arrays.fill(values, 0.5f);
                    others.put(
                            name,
                            new io.cellwright.searchspace.codegen.Tensor(tensor.shape(), values));
                });
        return Program.load(
                TorchScript.training(exercise.graph, new Weights(others), exercise.settings)
                        .bytes(),
                Exercise.CPU);
    }
}
