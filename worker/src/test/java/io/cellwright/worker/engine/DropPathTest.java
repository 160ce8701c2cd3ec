package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.CPU;
import static io.cellwright.worker.engine.Exercise.onEngineThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Regularization;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What drop-path does to a batch whose images are read off the weights: each image is white in a
/// place of its own, and a class that no image has is taught by each that passes.
class DropPathTest {

    private static final int IMAGES = 2_000;
    private static final double RATE = 0.6;
    private static final TrainingSettings SETTINGS =
            new TrainingSettings(
                    new Optimizer.Sgd(0, false),
                    Regularization.ofDecay(0),
                    0,
                    new Augmentation(0, false, 0, 0, 0, true),
                    Precision.FP32,
                    true,
                    List.of(0.0),
                    List.of(1.0));

    @Test
    void theShareOfPathsThatIsDroppedGrowsFromNoneToTheRate() throws Exception {
        onEngineThread(() -> {
            assertThat(kept(1, 0)).hasSize(IMAGES);
            // Binomial, with standard deviations of 20 and 22.
            assertThat(kept(1, 0.5f)).hasSizeBetween(1_300, 1_500);
            assertThat(kept(1, 1)).hasSizeBetween(690, 910);
        });
    }

    @Test
    void theSameStepDropsTheSameImagesAndAnotherStepOthers() throws Exception {
        onEngineThread(() -> {
            List<Integer> first = kept(1, 0.8f);

            assertThat(kept(1, 0.8f)).isEqualTo(first);
            // Of about 1,040 images each, with a standard deviation of 16.
            assertThat(kept(2, 0.8f).stream().filter(first::contains).count())
                    .isBetween(460L, 620L);
        });
    }

    /// The changes of weights are the gradients, and these are the values that come through.
    @Test
    void theMeanOfWhatComesThroughIsWhatWentIn() throws Exception {
        onEngineThread(() -> {
            double sum = 0;
            double all = 0;
            for (double change : changes(3, 1)) {
                sum += change;
            }
            for (double change : changes(3, 0)) {
                all += change;
            }
            // The kept are divided by 0.4; the share of them deviates by 0.011 from 0.4.
            assertThat(sum / all).isCloseTo(1, within(0.12));
        });
    }

    @Test
    void nothingIsDroppedWhereNothingIsTrained() throws Exception {
        GraphBuilder without = GraphBuilder.withInput(new Shape(1, 1, IMAGES));
        Graph plain = without.build(without.add("logits", linear(), without.input()));
        onEngineThread(() -> assertThat(score(dropping())).isEqualTo(score(plain)));
    }

    private static Operation linear() {
        return new Operation.Linear(2, false);
    }

    private static Graph dropping() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(1, 1, IMAGES));
        Value path = graph.add("path", new Operation.DropPath(RATE), graph.input());
        return graph.build(graph.add("logits", linear(), path));
    }

    private static List<Integer> kept(long noise, float progress) {
        double[] changes = changes(noise, progress);
        return IntStream.range(0, IMAGES).filter(image -> changes[image] != 0).boxed().toList();
    }

    /// How the first class's weight of each image's place changes in one step.
    private static double[] changes(long noise, float progress) {
        Graph graph = dropping();
        try (Program program = load(graph);
                DeviceImages images = upload()) {
            float[] before = program.weights();
            program.trainSteps(
                    images,
                    new Steps(
                            IMAGES,
                            LongStream.range(0, IMAGES).toArray(),
                            ImageChanges.of(new long[2 * IMAGES], new boolean[IMAGES]),
                            new float[] {1, 1, progress},
                            new long[] {noise}));
            float[] after = program.weights();
            return IntStream.range(0, IMAGES).mapToDouble(at -> after[at] - before[at]).toArray();
        }
    }

    private static Score score(Graph graph) {
        try (Program program = load(graph);
                DeviceImages images = upload()) {
            return program.evaluate(images, 0, IMAGES, IMAGES);
        }
    }

    private static Program load(Graph graph) {
        return Program.load(
                TorchScript.training(graph, Initialization.of(graph, 1), SETTINGS).bytes(), CPU);
    }

    private static DeviceImages upload() {
        byte[] pixels = new byte[IMAGES * IMAGES];
        for (int image = 0; image < IMAGES; image++) {
            pixels[image * IMAGES + image] = 1;
        }
        int[] labels = new int[IMAGES];
        Arrays.fill(labels, 1);
        return DeviceImages.upload(CPU, new Shape(1, 1, IMAGES), pixels, labels);
    }
}
