package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.FolderDataset;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Zoo;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.ImageFolder;
import io.cellwright.worker.data.Shapes;
import io.cellwright.worker.data.ShapesSpec;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedImagesTest {

    private static final Engine ENGINE = Engine.start();
    private static final Clock STOPPED_CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Candidate SMALL = new Candidate.HandDesigned(Zoo.named("lenet5"));
    private static final Dataset SHAPES = Shapes.generate(new ShapesSpec(900, 450, 1));
    private static final DataMemory NONE = new DataMemory(OptionalLong.of(0));

    @TempDir private Path home;

    /// Steps that are no whole number of pieces, and more images to score than one piece holds.
    private static final Recipe RECIPE = recipe(500, 390);

    private static Recipe recipe(int train, int validation) {
        return Recipe.of(2, 16, 0.02, train, validation);
    }

    private static DatasetSource source(Dataset dataset, DataMemory memory) {
        return new DatasetSource() {
            @Override
            public Dataset dataset(DatasetName name) {
                return dataset;
            }

            @Override
            public DataMemory memory() {
                return memory;
            }
        };
    }

    private static TrainingResult.Trained train(
            Dataset dataset, DatasetName name, Recipe recipe, DataMemory memory)
            throws InterruptedException {
        try (EngineThread slot = new EngineThread(ENGINE, "slot")) {
            Training training =
                    new Training(
                            new Device.Cpu(),
                            false,
                            source(dataset, memory),
                            STOPPED_CLOCK,
                            Optional.empty());
            Evaluation evaluation = new Evaluation(SMALL, name, recipe, 5);
            return (TrainingResult.Trained)
                    slot.call(() ->
                            training.run(evaluation, Optional.empty(), _ -> {}, StopSignal.NEVER));
        }
    }

    @Test
    void streamedImagesGiveTheSameCurveAndWeightsBitForBit() throws Exception {
        TrainingResult.Trained resident =
                train(SHAPES, DatasetName.SHAPES, RECIPE, DataMemory.USUAL);
        TrainingResult.Trained streamed = train(SHAPES, DatasetName.SHAPES, RECIPE, NONE);

        assertThat(Trials.result(streamed)).isEqualTo(Trials.result(resident));
        assertThat(streamed.weights()).isEqualTo(resident.weights());
    }

    @Test
    void greyImagesOfAFolderTrainTheSameWayFromTheirFile() throws Exception {
        Random random = new Random(1);
        for (String part : new String[] {"train/dark", "train/light", "test/dark", "test/light"}) {
            for (int image = 0; image < 40; image++) {
                int most = part.endsWith("dark") ? 100 : 256;
                write(home.resolve("two/%s/%d.png".formatted(part, image)), random, most);
            }
        }
        FolderDataset name = new FolderDataset("two", 1, 28, 2, 80);
        Dataset dataset =
                new ImageFolder(home.resolve("two"), name, home.resolve("cache"), _ -> {}).load();

        TrainingResult.Trained resident = train(dataset, name, recipe(60, 20), DataMemory.USUAL);
        TrainingResult.Trained streamed = train(dataset, name, recipe(60, 20), NONE);

        assertThat(Trials.result(streamed)).isEqualTo(Trials.result(resident));
        assertThat(streamed.weights()).isEqualTo(resident.weights());
    }

    private static void write(Path file, Random random, int most) throws IOException {
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        for (int pixel = 0; pixel < 784; pixel++) {
            image.getRaster().setSample(pixel % 28, pixel / 28, 0, random.nextInt(most));
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void trainingsOnTheSameImagesShareThem() {
        ExampleStore store = new ExampleStore(new Device.Cpu(), DataMemory.USUAL);

        try (ExampleSets first = store.take(SHAPES, RECIPE);
                ExampleSets second = store.take(SHAPES, RECIPE);
                ExampleSets other = store.take(SHAPES, recipe(400, 390))) {
            assertThat(second.train()).isEqualTo(first.train());
            assertThat(other.train()).isNotEqualTo(first.train());
            assertThat(first.train().count()).isEqualTo(500);
            assertThat(first.validation().count()).isEqualTo(390);
            assertThat(first.test().count()).isEqualTo(450);
        }
        try (ExampleSets again = store.take(SHAPES, RECIPE)) {
            assertThat(again.train().count()).isEqualTo(500);
        }
    }

    @Test
    void whatDoesNotFitBesideOtherImagesIsStreamed() {
        long bytes = (500 + 390 + 450) * 3072L;
        ExampleStore store =
                new ExampleStore(new Device.Cpu(), new DataMemory(OptionalLong.of(bytes)));

        try (ExampleSets first = store.take(SHAPES, RECIPE);
                ExampleSets second = store.take(SHAPES, RECIPE);
                ExampleSets other = store.take(SHAPES, recipe(400, 390))) {
            assertThat(first.train()).isInstanceOf(ResidentImages.class);
            assertThat(second.train()).isInstanceOf(ResidentImages.class);
            assertThat(other.train()).isInstanceOf(StreamedImages.class);
            assertThat(other.train().count()).isEqualTo(400);
        }
        try (ExampleSets alone = store.take(SHAPES, recipe(400, 390))) {
            assertThat(alone.train()).isInstanceOf(ResidentImages.class);
        }
    }

    @Test
    void aMemoryBelowNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataMemory(OptionalLong.of(-1)))
                .withMessage("the memory for images is 0 bytes or more, not -1");
    }
}
