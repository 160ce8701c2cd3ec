package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cellwright.searchspace.codegen.Safetensors;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.ConfusionMatrix;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.trial.Scores;
import io.cellwright.searchspace.trial.ZeroCost;
import io.cellwright.searchspace.zoo.Zoo;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.DatasetException;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final Augmentation CROPS = new Augmentation(2, false, 0, 0, 0, true);

    private static final Engine ENGINE = Engine.start();
    private static final Dataset STRIPES = stripes();
    private static final Clock STOPPED_CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Candidate RESNET = new Candidate.HandDesigned(Zoo.named("resnet20"));

    @Test
    void trainingLearnsWhatCanBeLearned() throws Exception {
        List<LearningCurve.Point> heard = new ArrayList<>();
        try (EngineThread thread = new EngineThread(ENGINE, "slot")) {
            TrainingResult result =
                    thread.call(() ->
                            training(name -> STRIPES)
                                    .run(
                                            evaluation(recipe(3, 0.05), 1),
                                            Optional.empty(),
                                            heard::add,
                                            StopSignal.NEVER));

            assertThat(result).isInstanceOf(TrainingResult.Trained.class);
            TrainingResult.Trained trained = (TrainingResult.Trained) result;
            assertThat(trained.outcome().curve().points()).isEqualTo(heard).hasSize(3);
            Scores scores = trained.outcome().scores();
            assertThat(scores.validationAccuracy())
                    .isEqualTo(heard.getLast().validationAccuracy())
                    .isGreaterThan(0.5);
            assertThat(scores.testAccuracy()).isGreaterThan(0.5);
            assertThat(heard.getLast().trainLoss()).isLessThan(heard.getFirst().trainLoss());
        }
    }

    @Test
    void everyScoreOfATrialIsMeasured() throws Exception {
        try (EngineThread slot = new EngineThread(ENGINE, "slot")) {
            Outcome.Succeeded outcome = trained(slot, evaluation(recipe(2, 0.05), 1)).outcome();

            assertThat(outcome.curve().points())
                    .allSatisfy(point ->
                            assertThat(point.validationTopFiveAccuracy().orElseThrow())
                                    .isBetween(point.validationAccuracy(), 1.0));
            Scores scores = outcome.scores();
            ConfusionMatrix confusion = outcome.confusion().orElseThrow();
            assertThat(confusion.classes()).isEqualTo(STRIPES.classNames());
            // As many test images of each class.
            assertThat(confusion.counts())
                    .allSatisfy(row ->
                            assertThat(row.stream().mapToLong(Long::longValue).sum())
                                    .isEqualTo(10));
            assertThat(
                            IntStream.range(0, 10)
                                            .mapToLong(label ->
                                                    confusion.counts().get(label).get(label))
                                            .sum()
                                    / 100.0)
                    .isEqualTo(scores.testAccuracy());
            assertThat(scores.testTopFiveAccuracy().orElseThrow())
                    .isBetween(scores.testAccuracy(), 1.0);
            assertThat(scores.testLoss().orElseThrow()).isPositive();
            assertThat(scores.latency().orElseThrow().millisecondsAtBatch1()).isPositive();
            assertThat(scores.latency().orElseThrow().millisecondsAtBatch128()).isPresent();
            // The parameters with what the optimizer keeps of them, and the activations of a batch
            // up to the first sum.
            assertThat(scores.peakMemoryBytes().orElseThrow())
                    .isBetween(2L * 270_000 * 4 + 32L * 3 * 16 * 32 * 32 * 4, 1L << 30);
        }
    }

    @Test
    void oneSeedGivesOneLearningCurveBitForBitAlsoBesideABusySlot() throws Exception {
        Evaluation evaluation = evaluation(recipe(2, 0.05), 7);
        try (EngineThread slot = new EngineThread(ENGINE, "slot");
                EngineThread neighbour = new EngineThread(ENGINE, "neighbour")) {
            TrainingResult.Trained alone = trained(slot, evaluation);
            AtomicBoolean done = new AtomicBoolean();
            CountDownLatch busy = new CountDownLatch(1);
            Future<TrainingResult> other =
                    neighbour.submit(() ->
                            training(name -> STRIPES)
                                    .run(
                                            evaluation(recipe(10_000, 0.01), 8),
                                            Optional.empty(),
                                            _ -> {},
                                            () -> {
                                                busy.countDown();
                                                return done.get()
                                                        ? StopSignal.Request.STOP
                                                        : StopSignal.Request.GO_ON;
                                            }));
            busy.await();
            TrainingResult.Trained beside = trained(slot, evaluation);
            done.set(true);

            assertThat(EngineThread.result(other)).isInstanceOf(TrainingResult.Stopped.class);
            assertThat(beside.outcome().curve()).isEqualTo(alone.outcome().curve());
            assertThat(beside.outcome().confusion()).isEqualTo(alone.outcome().confusion());
            assertThat(beside.weights()).isEqualTo(alone.weights());
            assertThat(trained(slot, evaluation(recipe(2, 0.05), 8)).outcome().curve())
                    .isNotEqualTo(alone.outcome().curve());
        }
    }

    @Test
    void theWeightsOfATrialAreThoseOfItsNetwork() throws Exception {
        try (EngineThread slot = new EngineThread(ENGINE, "slot")) {
            TrainingResult.Trained trained = trained(slot, evaluation(recipe(1, 0.05), 1));

            Safetensors file = Safetensors.read(trained.weights());

            Graph graph = RESNET.graph(DatasetName.CIFAR10);
            assertThat(file.weights().fitting(graph)).isEqualTo(file.weights());
            assertThat(file.metadata())
                    .containsEntry("candidate", "resnet20")
                    .containsEntry("seed", "1");
        }
    }

    @Test
    void aTrainingThatIsToldToStopStopsBetweenCalls() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (EngineThread slot = new EngineThread(ENGINE, "slot")) {
            TrainingResult result =
                    slot.call(() ->
                            training(name -> STRIPES)
                                    .run(
                                            evaluation(recipe(10_000, 0.05), 1),
                                            Optional.empty(),
                                            _ -> {},
                                            () ->
                                                    asked.incrementAndGet() > 5
                                                            ? StopSignal.Request.STOP
                                                            : StopSignal.Request.GO_ON));

            assertThat(result).isInstanceOf(TrainingResult.Stopped.class);
            assertThat(asked).hasValue(6);
        }
    }

    @Test
    void aMissingDatasetIsAFailedOutcomeThatSaysSo() throws Exception {
        try (EngineThread slot = new EngineThread(ENGINE, "slot")) {
            TrainingResult result =
                    run(
                            slot,
                            evaluation(recipe(1, 0.05), 1),
                            name -> {
                                throw new DatasetException("no " + name.text() + " here");
                            });

            TrainingResult.Failed failed = (TrainingResult.Failed) result;
            assertThat(failed.outcome().reason()).isEqualTo(FailureReason.DATASET_UNAVAILABLE);
            assertThat(failed.outcome().message()).isEqualTo("no cifar10 here");
        }
    }

    @Test
    void moreValidationExamplesThanThereAreIsAFailedOutcome() throws Exception {
        Recipe greedy = Recipe.of(1, 32, 0.05, 320, 400);
        try (EngineThread slot = new EngineThread(ENGINE, "slot")) {
            TrainingResult result = run(slot, evaluation(greedy, 1), name -> STRIPES);

            assertThat(((TrainingResult.Failed) result).outcome().message())
                    .contains("validationExamples", "400");
        }
    }

    @Test
    void aNetworkThatLabelsPixelsIsRefusedForImagesWithOneLabel() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 32, 32));
        Graph pixelwise =
                graph.build(
                        graph.add(
                                "logits",
                                new Operation.Convolution(10, Window.same(1, 1), 1, true),
                                graph.input()));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Training.program(
                                pixelwise,
                                recipe(1, 0.05).with(Precision.FP32),
                                new Device.Cpu(),
                                STRIPES,
                                1))
                .withMessageContainingAll("stripes", "10x32x32");
    }

    private static TrainingResult run(
            EngineThread slot, Evaluation evaluation, DatasetSource datasets)
            throws InterruptedException {
        return slot.call(() ->
                training(datasets).run(evaluation, Optional.empty(), _ -> {}, StopSignal.NEVER));
    }

    private static TrainingResult.Trained trained(EngineThread slot, Evaluation evaluation)
            throws InterruptedException {
        return (TrainingResult.Trained) run(slot, evaluation, name -> STRIPES);
    }

    @Test
    void anUntrainedNetworkIsScoredInsteadOfTrained() throws Exception {
        try (EngineThread thread = new EngineThread(ENGINE, "slot")) {
            Map<ZeroCost, Double> scores = new EnumMap<>(ZeroCost.class);
            for (ZeroCost zeroCost : ZeroCost.values()) {
                if (zeroCost.isMeasured()) {
                    Evaluation evaluation =
                            new Evaluation(
                                    RESNET,
                                    DatasetName.CIFAR10,
                                    recipe(1, 0.05),
                                    1,
                                    Optional.of(zeroCost));
                    TrainingResult result =
                            thread.call(() ->
                                    training(_ -> STRIPES)
                                            .run(
                                                    evaluation,
                                                    Optional.empty(),
                                                    _ -> {},
                                                    StopSignal.NEVER));
                    assertThat(result).isInstanceOf(TrainingResult.Scored.class);
                    scores.put(zeroCost, ((TrainingResult.Scored) result).outcome().score());
                }
            }

            assertThat(scores.get(ZeroCost.GRADIENT_NORM)).isPositive();
            assertThat(scores.get(ZeroCost.JACOBIAN_COVARIANCE))
                    .describedAs("beyond what 32 images without anything in common would have")
                    .isLessThan(-32);
            assertThat(scores.get(ZeroCost.NASWOT))
                    .describedAs("the determinant of 32 images")
                    .isPositive();
        }
    }

    private static Training training(DatasetSource datasets) {
        return new Training(new Device.Cpu(), false, datasets, STOPPED_CLOCK, Optional.empty());
    }

    private static Evaluation evaluation(Recipe recipe, long seed) {
        return new Evaluation(RESNET, DatasetName.CIFAR10, recipe, seed);
    }

    private static Recipe recipe(int epochs, double learningRate) {
        return Recipe.of(epochs, 32, learningRate, 320, 80).with(CROPS);
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
