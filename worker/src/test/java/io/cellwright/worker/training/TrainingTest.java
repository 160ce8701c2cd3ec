package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Zoo;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.ImageSet;
import io.cellwright.worker.data.ImageShape;
import io.cellwright.worker.data.Normalization;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final Engine ENGINE = Engine.start();
    private static final Dataset STRIPES = stripes();
    private static final Clock STOPPED_CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Candidate RESNET = new Candidate.Model(Zoo.RESNET20);

    @Test
    void trainingLearnsWhatCanBeLearned() throws Exception {
        List<LearningCurve.Point> heard = new ArrayList<>();
        try (EngineThread thread = new EngineThread(ENGINE, "slot")) {
            TrainingResult result =
                    thread.call(() ->
                            training(name -> STRIPES)
                                    .run(
                                            evaluation(recipe(3, 0.05), 1),
                                            heard::add,
                                            StopSignal.NEVER));

            assertThat(result).isInstanceOf(TrainingResult.Trained.class);
            TrainingResult.Trained trained = (TrainingResult.Trained) result;
            assertThat(trained.outcome().curve().points()).isEqualTo(heard).hasSize(3);
            assertThat(trained.outcome().validationAccuracy()).isGreaterThan(0.5);
            assertThat(trained.outcome().testAccuracy()).isGreaterThan(0.5);
            assertThat(heard.getLast().trainLoss()).isLessThan(heard.getFirst().trainLoss());
        }
    }

    private static Training training(DatasetSource datasets) {
        return new Training(new Device.Cpu(), datasets, STOPPED_CLOCK);
    }

    private static Evaluation evaluation(Recipe recipe, long seed) {
        return new Evaluation(RESNET, DatasetName.CIFAR10, recipe, seed);
    }

    private static Recipe recipe(int epochs, double learningRate) {
        return new Recipe(epochs, 32, learningRate, 0.9, 5e-4, 0, 2, false, 320, 80);
    }

    /// Ten classes of stripes with as many different widths, and some noise.
    private static Dataset stripes() {
        ImageSet train = stripes(400, 1);
        return new Dataset(
                "stripes",
                IntStream.range(0, 10).mapToObj(width -> "width " + width).toList(),
                train,
                stripes(100, 2),
                Normalization.of(train));
    }

    private static ImageSet stripes(int count, long seed) {
        ImageShape shape = new ImageShape(3, 32, 32);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        byte[] pixels = new byte[count * shape.bytes()];
        int[] labels = IntStream.range(0, count).map(image -> image % 10).toArray();
        for (int at = 0; at < pixels.length; at++) {
            int column = at % 32;
            int width = labels[at / shape.bytes()] + 1;
            pixels[at] = (byte) (column / width % 2 * 150 + random.nextInt(100));
        }
        return ImageSet.of(shape, pixels, labels);
    }
}
