package io.cellwright.worker.engine;

import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Regularization;
import java.util.Arrays;
import java.util.Collections;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A network with random weights, random images for it and some steps of training, whose batches
/// are prepared here once more, pixel by pixel.
final class Exercise {

    static final Device CPU = new Device.Cpu();
    static final int IMAGES = 40;
    static final int BATCH = 8;
    static final int STEPS = 6;

    final Graph graph;
    final TrainingSettings settings;
    final Weights initial;
    final byte[] pixels;
    final int[] labels;
    final Steps steps;

    private static final Regularization REGULARIZATION =
            new Regularization(0.02, true, 0.1, 0, 0, 0, 0.4);

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);

    Exercise(Graph graph) {
        this(graph, Augmentation.cropAndFlip(2));
    }

    Exercise(Graph graph, Augmentation augmentation) {
        this(graph, Optimizer.Sgd.DEFAULT, REGULARIZATION, 0, augmentation, Precision.FP32, true);
    }

    Exercise(Graph graph, Optimizer optimizer, Regularization regularization, double averageDecay) {
        this(
                graph,
                optimizer,
                regularization,
                averageDecay,
                Augmentation.cropAndFlip(2),
                Precision.FP32,
                true);
    }

    Exercise(Graph graph, Precision precision, boolean columnwise) {
        this(
                graph,
                Optimizer.Sgd.DEFAULT,
                REGULARIZATION,
                0,
                Augmentation.cropAndFlip(2),
                precision,
                columnwise);
    }

    private Exercise(
            Graph graph,
            Optimizer optimizer,
            Regularization regularization,
            double averageDecay,
            Augmentation augmentation,
            Precision precision,
            boolean columnwise) {
        this.graph = graph;
        Shape image = graph.input();
        this.settings =
                new TrainingSettings(
                        optimizer,
                        regularization,
                        averageDecay,
                        augmentation,
                        precision,
                        columnwise,
                        Collections.nCopies(image.channels(), 120.0),
                        Collections.nCopies(image.channels(), 60.0));
        this.initial = Initialization.of(graph, 7);
        this.pixels = new byte[Math.toIntExact(IMAGES * image.elements())];
        random.nextBytes(pixels);
        this.labels =
                random.ints((long) IMAGES * labelsOfEach(), 0, graph.output().channels()).toArray();
        this.steps = steps();
    }

    Program load() {
        return Program.load(TorchScript.training(graph, initial, settings).bytes(), CPU);
    }

    DeviceImages upload() {
        Shape output = graph.output();
        return labelsOfEach() == 1
                ? DeviceImages.upload(CPU, graph.input(), pixels, labels)
                : DeviceImages.uploadMaps(
                        CPU, graph.input(), pixels, labels, output.height(), output.width());
    }

    /// All images, normalized.
    float[] normalized() {
        float[] values = new float[pixels.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) normalized(pixels[at] & 0xFF);
        }
        return values;
    }

    double normalized(double value) {
        return settings.augmentation().colorNormalization() ? (value - 120) / 60 : value / 255;
    }

    /// The batch of a step, as it is written down in [PlainImages].
    PlainBatch batch(int step) {
        return PlainImages.batch(this, step);
    }

    int labelsOfEach() {
        return graph.output().height() * graph.output().width();
    }

    Steps only(int step) {
        return new Steps(
                BATCH,
                Arrays.copyOfRange(steps.order(), step * BATCH, (step + 1) * BATCH),
                steps.changes().part(BATCH, step, step + 1),
                Arrays.copyOfRange(steps.rates(), Steps.COLUMNS * step, Steps.COLUMNS * (step + 1)),
                Arrays.copyOfRange(steps.noise(), step, step + 1));
    }

    /// The same steps, whose random operations see other numbers.
    Steps withNoise(long... noise) {
        return new Steps(BATCH, steps.order(), steps.changes(), steps.rates(), noise);
    }

    private Steps steps() {
        Augmentation augmentation = settings.augmentation();
        int taken = STEPS * BATCH;
        float[] rates = new float[Steps.COLUMNS * STEPS];
        for (int step = 0; step < STEPS; step++) {
            rates[Steps.COLUMNS * step] = 0.05f / (step + 1);
            rates[Steps.COLUMNS * step + 1] = step + 1;
            rates[Steps.COLUMNS * step + 2] = (step + 1f) / STEPS;
        }
        long[] order = random.longs(taken, 0, IMAGES).toArray();
        long[] crops = random.longs(2L * taken, 0, 2L * augmentation.cropPadding() + 1).toArray();
        boolean[] flips = new boolean[taken];
        for (int at = 0; at < taken; at++) {
            flips[at] = augmentation.flip() && random.nextBoolean();
        }
        Shape image = graph.input();
        ImageChanges changes =
                new ImageChanges(
                        crops,
                        flips,
                        augmentation.resizedCrop() > 0 ? parts(taken) : new long[0],
                        augmentation.cutout() > 0
                                ? random.longs(2L * taken, -2, image.height() - 1).toArray()
                                : new long[0],
                        augmentation.mixup() > 0
                                ? random.longs(taken, 0, BATCH).toArray()
                                : new long[0],
                        augmentation.mixup() > 0
                                ? new float[] {1, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f}
                                : new float[0]);
        return new Steps(BATCH, order, changes, rates, random.longs(STEPS).toArray());
    }

    /// Each with its first row and column, its height and its width.
    private long[] parts(int count) {
        Shape image = graph.input();
        long[] parts = new long[4 * count];
        for (int at = 0; at < parts.length; at += 4) {
            parts[at + 2] = random.nextInt(1, image.height() + 1);
            parts[at + 3] = random.nextInt(1, image.width() + 1);
            parts[at] = random.nextInt(image.height() + 1 - (int) parts[at + 2]);
            parts[at + 1] = random.nextInt(image.width() + 1 - (int) parts[at + 3]);
        }
        return parts;
    }

    @Override
    public String toString() {
        return "%s, %s, averages %s"
                .formatted(
                        settings.optimizer(), settings.regularization(), settings.averageDecay());
    }

    interface Task {
        void run() throws Exception;
    }

    static void onEngineThread(Task task) throws InterruptedException {
        try (EngineThread thread = new EngineThread(Engine.start(), "test")) {
            thread.call(() -> {
                task.run();
                return true;
            });
        }
    }
}
