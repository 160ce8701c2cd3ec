package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.TrainingPart;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Parameter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartialStepsTest {

    private final Exercise exercise = new Exercise(EveryOperation.graph());
    private final Map<TrainingPart, Float> results = new HashMap<>();

    @Test
    void stepsThatEndEarlierComputeTheSameSoFarAndChangeNoParameter() throws Exception {
        Exercise.onEngineThread(() -> {
            for (TrainingPart part : TrainingPart.values()) {
                run(part);
            }
            try (Program program = exercise.load();
                    DeviceImages images = exercise.upload()) {
                StepResults whole = program.trainSteps(images, exercise.only(0));
                assertThat(results.get(TrainingPart.FORWARD)).isEqualTo(whole.losses()[0]);
            }
        });
        assertThat(results.get(TrainingPart.DATA)).isEqualTo(exercise.batch(0).images()[0]);
        assertThat(results.get(TrainingPart.BACKWARD)).isNotZero();
    }

    private void run(TrainingPart part) {
        TorchScript script =
                TorchScript.training(exercise.graph, exercise.initial, exercise.settings)
                        .upTo(part);
        try (Program program = Program.load(script.bytes(), Exercise.CPU);
                DeviceImages images = exercise.upload()) {
            results.put(part, program.trainSteps(images, exercise.only(0)).losses()[0]);
            Weights after = Weights.of(exercise.graph, program.weights());
            for (Parameter parameter : Parameter.of(exercise.graph)) {
                if (parameter.role().trained()) {
                    assertThat(after.tensor(parameter.name()))
                            .as("%s, %s", part, parameter.name())
                            .isEqualTo(exercise.initial.tensor(parameter.name()));
                }
            }
        }
    }
}
