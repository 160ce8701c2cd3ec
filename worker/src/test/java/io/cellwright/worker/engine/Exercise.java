package io.cellwright.worker.engine;

import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Optimizer;
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

    /// A label that is none.
    static final int NO_LABEL = -100;

    final Graph graph;
    final TrainingSettings settings;
    final Weights initial;
    final byte[] pixels;
    final int[] labels;
    final Steps steps;

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);

    Exercise(Graph graph) {
        this(graph, Optimizer.Sgd.DEFAULT, new Regularization(0.02, true, 0.1, 0, 0, 0, 0.4), 0);
    }

    Exercise(Graph graph, Optimizer optimizer, Regularization regularization, double averageDecay) {
        this.graph = graph;
        Shape image = graph.input();
        this.settings =
                new TrainingSettings(
                        optimizer,
                        regularization,
                        averageDecay,
                        Augmentation.cropAndFlip(2),
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
            values[at] = ((pixels[at] & 0xFF) - 120.0f) / 60.0f;
        }
        return values;
    }

    /// The batch of a step: cropped, mirrored and normalized.
    float[] batch(int step) {
        Shape image = graph.input();
        float[] batch = new float[Math.toIntExact(BATCH * image.elements())];
        for (int at = 0; at < batch.length; at++) {
            int channel = at / (image.height() * image.width()) % image.channels();
            int from = source(image, step * BATCH, at, image.channels(), channel);
            batch[at] = ((from < 0 ? 0 : pixels[from] & 0xFF) - 120.0f) / 60.0f;
        }
        return batch;
    }

    /// The labels of a step's batch, cropped and mirrored where they are maps.
    int[] labels(int step) {
        Shape output = graph.output();
        int[] batch = new int[BATCH * labelsOfEach()];
        for (int at = 0; at < batch.length; at++) {
            if (labelsOfEach() == 1) {
                batch[at] = labels[(int) steps.order()[step * BATCH + at]];
            } else {
                int from = source(output, step * BATCH, at, 1, 0);
                batch[at] = from < 0 ? NO_LABEL : labels[from];
            }
        }
        return batch;
    }

    /// The learning rate of a step.
    static float rate(int step) {
        return 0.05f / (step + 1);
    }

    Steps only(int step) {
        int from = step * BATCH;
        int to = from + BATCH;
        return new Steps(
                BATCH,
                Arrays.copyOfRange(steps.order(), from, to),
                Arrays.copyOfRange(steps.crops(), 2 * from, 2 * to),
                Arrays.copyOfRange(steps.flips(), from, to),
                Arrays.copyOfRange(steps.rates(), Steps.COLUMNS * step, Steps.COLUMNS * (step + 1)),
                Arrays.copyOfRange(steps.noise(), step, step + 1));
    }

    /// The same steps, whose random operations see other numbers.
    Steps withNoise(long... noise) {
        return new Steps(BATCH, steps.order(), steps.crops(), steps.flips(), steps.rates(), noise);
    }

    private int labelsOfEach() {
        return graph.output().height() * graph.output().width();
    }

    /// Where a value of a step's batch comes from, or -1 where it lies outside.
    private int source(Shape shape, int firstOfStep, int at, int channels, int channel) {
        int area = shape.height() * shape.width();
        int image = firstOfStep + at / (channels * area);
        int column = at % shape.width();
        int fromRow = (int) steps.crops()[2 * image] - 2 + at / shape.width() % shape.height();
        int fromColumn =
                (int) steps.crops()[2 * image + 1]
                        - 2
                        + (steps.flips()[image] ? shape.width() - 1 - column : column);
        boolean outside =
                fromRow < 0
                        || fromRow >= shape.height()
                        || fromColumn < 0
                        || fromColumn >= shape.width();
        int map = (int) steps.order()[image] * channels + channel;
        return outside ? -1 : map * area + fromRow * shape.width() + fromColumn;
    }

    private Steps steps() {
        int taken = STEPS * BATCH;
        boolean[] flips = new boolean[taken];
        for (int at = 0; at < taken; at++) {
            flips[at] = random.nextBoolean();
        }
        float[] rates = new float[Steps.COLUMNS * STEPS];
        for (int step = 0; step < STEPS; step++) {
            rates[Steps.COLUMNS * step] = rate(step);
            rates[Steps.COLUMNS * step + 1] = step + 1;
        }
        return new Steps(
                BATCH,
                random.longs(taken, 0, IMAGES).toArray(),
                random.longs(2L * taken, 0, 2L * settings.augmentation().cropPadding() + 1)
                        .toArray(),
                flips,
                rates,
                random.longs(STEPS).toArray());
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
