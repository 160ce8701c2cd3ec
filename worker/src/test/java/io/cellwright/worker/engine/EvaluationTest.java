package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.CPU;
import static io.cellwright.worker.engine.Exercise.onEngineThread;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.ConfusionMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final Shape IMAGE = new Shape(3, 6, 6);

    @Test
    void scoresOfManyClassesAreThoseOfTheLogits() throws Exception {
        assertScored(new Exercise(classifier(12)));
    }

    @Test
    void scoresOfPixelsAreThoseOfTheirLogits() throws Exception {
        GraphBuilder graph = GraphBuilder.withInput(IMAGE);
        Operation pixels = new Operation.Convolution(9, Window.same(3, 1), 1, true);
        assertScored(new Exercise(graph.build(graph.add("logits", pixels, graph.input()))));
    }

    @Test
    void ofEqualLogitsTheFirstClassIsTaken() throws Exception {
        Exercise exercise = new Exercise(classifier(12));
        Parameter.of(exercise.graph)
                .forEach(parameter ->
                        Arrays.fill(exercise.initial.tensor(parameter.name()).values(), 0));
        assertScored(exercise);
        Score score = scored(exercise);
        assertThat(score.correct()).isEqualTo(labels(exercise, 1));
        assertThat(score.correctInFive()).isEqualTo(labels(exercise, 5));
    }

    @Test
    void tooManyClassesHaveNoConfusionMatrix() throws Exception {
        int most = ConfusionMatrix.MAXIMUM_CLASSES;
        assertThat(scored(new Exercise(classifier(most))).confusion()).hasSize(most * most);
        Score more = scored(new Exercise(classifier(most + 1)));
        assertThat(more.confusion()).isEmpty();
        assertThat(more.labels()).isEqualTo(Exercise.IMAGES);
    }

    @Test
    void trainingGoesOnAfterAnEvaluationAsIfThereHadBeenNone() throws Exception {
        Exercise exercise = new Exercise(EveryOperation.graph());
        onEngineThread(() -> {
            try (Program evaluated = exercise.load();
                    Program other = exercise.load();
                    DeviceImages images = exercise.upload()) {
                for (int step = 0; step < 2; step++) {
                    evaluated.trainSteps(images, exercise.only(step));
                    evaluated.evaluate(images, 0, Exercise.IMAGES, 20);
                    other.trainSteps(images, exercise.only(step));
                }
                assertThat(evaluated.weights()).isEqualTo(other.weights());
                assertThat(JniUtils.isGradMode()).isTrue();
            }
        });
    }

    private static Graph classifier(int classes) {
        GraphBuilder graph = GraphBuilder.withInput(IMAGE);
        Value pooled = graph.add("pooled", new Operation.GlobalAveragePooling(), graph.input());
        return graph.build(graph.add("logits", new Operation.Linear(classes, true), pooled));
    }

    private static void assertScored(Exercise exercise) throws InterruptedException {
        onEngineThread(() -> {
            try (Program program = exercise.load();
                    DeviceImages images = exercise.upload();
                    NormalizedImages normalized =
                            NormalizedImages.upload(
                                    CPU, exercise.graph.input(), exercise.normalized())) {
                float[] logits = program.forward(normalized);
                Score score = program.evaluate(images, 5, Exercise.IMAGES, 8);
                PlainScore.assertEqual(score, exercise, logits, 5);
                Score parts =
                        program.evaluate(images, 5, 20, 8)
                                .plus(program.evaluate(images, 20, Exercise.IMAGES, 8));
                PlainScore.assertEqual(parts, exercise, logits, 5);
            }
        });
    }

    private static Score scored(Exercise exercise) throws InterruptedException {
        Score[] score = new Score[1];
        onEngineThread(() -> {
            try (Program program = exercise.load();
                    DeviceImages images = exercise.upload()) {
                score[0] = program.evaluate(images, 0, Exercise.IMAGES, Exercise.IMAGES);
            }
        });
        return score[0];
    }

    /// How many labels are below a bound.
    private static long labels(Exercise exercise, int bound) {
        return IntStream.of(exercise.labels).filter(label -> label < bound).count();
    }
}
