package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.STEPS;
import static io.cellwright.worker.engine.Exercise.onEngineThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Regularization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is done with gradients, in a network of every operation.
class OptimizersTest {

    private static final Graph GRAPH = EveryOperation.graph();

    /// Epsilon is large, as some gradients are nothing but rounding errors, which Adam would make
    /// steps of.
    private static final double EPSILON = 1e-2;

    private static final List<Optimizer> OPTIMIZERS =
            List.of(
                    new Optimizer.Sgd(0, false),
                    new Optimizer.Sgd(0.8, false),
                    new Optimizer.Sgd(0.8, true),
                    new Optimizer.Adam(0.8, 0.95, EPSILON),
                    new Optimizer.AdamW(0.8, 0.95, EPSILON),
                    new Optimizer.RmsProp(0.7, 0.8, EPSILON),
                    new Optimizer.RmsProp(0.7, 0, EPSILON));

    static Stream<Exercise> exercises() {
        return OPTIMIZERS.stream()
                .flatMap(optimizer ->
                        Stream.of(
                                exercise(optimizer, regularization(0.1, true, 0), 0),
                                exercise(optimizer, regularization(0.1, false, 5), 0),
                                exercise(optimizer, regularization(0.1, false, 0), 0.3),
                                exercise(optimizer, regularization(0, true, 5), 0.99)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exercises")
    void weightsAfterSeveralStepsAreThoseOfPlainArrays(Exercise exercise) throws Exception {
        Comparison.assertTrainedAlike(exercise);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("OPTIMIZERS")
    void stepsOneByOneWithScoresInBetweenGiveTheSameBits(Optimizer optimizer) throws Exception {
        Exercise exercise = exercise(optimizer, regularization(0.1, false, 5), 0.3);
        onEngineThread(() -> {
            try (Program atOnce = exercise.load();
                    Program oneByOne = exercise.load();
                    DeviceImages images = exercise.upload()) {
                atOnce.trainSteps(images, exercise.steps);
                oneByOne.evaluate(images, 0, 5, 5);
                for (int step = 0; step < STEPS; step++) {
                    oneByOne.trainSteps(images, exercise.only(step));
                    oneByOne.evaluate(images, 0, 5, 5);
                }

                assertThat(oneByOne.weights()).isEqualTo(atOnce.weights());
            }
        });
    }

    @Test
    void gradientsThatAreTooLargeTogetherAreShortenedToTheirLimit() throws Exception {
        double limit = 0.01;
        Exercise exercise =
                exercise(new Optimizer.Sgd(0, false), regularization(0, true, limit), 0);
        onEngineThread(() -> {
            try (Program program = exercise.load();
                    DeviceImages images = exercise.upload()) {
                program.trainSteps(images, exercise.only(0));

                assertThat(distance(exercise, Weights.of(GRAPH, program.weights())))
                        .isCloseTo(limit * exercise.steps.rates()[0], within(1e-6));
            }
        });
    }

    /// The norm of what has changed in everything that is trained.
    private static double distance(Exercise exercise, Weights after) {
        double squares = 0;
        for (Parameter parameter : Parameter.of(GRAPH)) {
            float[] before = exercise.initial.tensor(parameter.name()).values();
            float[] now = after.tensor(parameter.name()).values();
            for (int at = 0; parameter.role().trained() && at < now.length; at++) {
                squares += Math.pow((double) now[at] - before[at], 2);
            }
        }
        return Math.sqrt(squares);
    }

    private static Exercise exercise(
            Optimizer optimizer, Regularization regularization, double averageDecay) {
        return new Exercise(GRAPH, optimizer, regularization, averageDecay);
    }

    private static Regularization regularization(
            double weightDecay, boolean decayNormalization, double gradientClip) {
        return new Regularization(weightDecay, decayNormalization, 0.1, gradientClip, 0, 0, 0.4);
    }
}
