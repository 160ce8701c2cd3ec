package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.Tensor;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgramTest {

    private static final Engine ENGINE = Engine.start();
    private static final Device CPU = new Device.Cpu();
    private static final int IMAGES = 40;
    private static final int BATCH = 8;
    private static final int STEPS = 6;
    private static final TrainingSettings SETTINGS =
            new TrainingSettings(
                    0.9, 0.02, 0.1, 2, List.of(120.0, 130.0, 110.0), List.of(60.0, 70.0, 80.0));

    private final Graph graph = EveryOperation.graph();
    private final Weights initial = Initialization.of(graph, 7);
    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    private final byte[] pixels = pixels();
    private final int[] labels = random.ints(IMAGES, 0, EveryOperation.CLASSES).toArray();
    private final Steps steps = steps();

    @Test
    void everyOperationOccursInTheGraphOfTheseTests() {
        assertThat(
                        graph.nodes().stream()
                                .map(Node::operation)
                                .map(Object::getClass)
                                .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
    }

    @Test
    void weightsAfterSeveralStepsAreThoseOfTheSameTrainingInPlainArrays() throws Exception {
        onEngineThread(() -> {
            try (PlainTraining plain = new PlainTraining(graph, initial, SETTINGS);
                    Program program = load();
                    DeviceImages images = upload()) {
                float[] losses = new float[STEPS];
                for (int step = 0; step < STEPS; step++) {
                    losses[step] = plain.step(augmented(step), labels(step), steps.rates()[step]);
                }
                StepResults results = program.trainSteps(images, steps);

                assertThat(results.losses()).containsExactly(losses, within(1e-4f));
                assertEqualAndChanged(Weights.of(graph, program.weights()), plain.weights());
            }
        });
    }

    @Test
    void stepsDoneInOneCallOrOneByOneGiveTheSameBits() throws Exception {
        onEngineThread(() -> {
            try (Program atOnce = load();
                    Program oneByOne = load();
                    DeviceImages images = upload()) {
                atOnce.trainSteps(images, steps);
                for (int step = 0; step < STEPS; step++) {
                    oneByOne.trainSteps(images, only(step));
                }

                assertThat(oneByOne.weights()).isEqualTo(atOnce.weights());
            }
        });
    }

    @Test
    void evaluationIsWhatForwardSaysOfTheSameImages() throws Exception {
        onEngineThread(() -> {
            try (Program program = load();
                    DeviceImages images = upload()) {
                program.trainSteps(images, steps);
                Weights trained = Weights.of(graph, program.weights());
                float[] logits = forward(trained);
                Score expected = Score.NOTHING;
                for (int image = 3; image < IMAGES; image++) {
                    expected = expected.plus(score(logits, image));
                }

                // Seven at a time does not divide 37.
                Score score = program.evaluate(images, 3, IMAGES, 7);

                assertThat(score.images()).isEqualTo(IMAGES - 3);
                assertThat(score.correct()).isEqualTo(expected.correct());
                assertThat(score.lossSum()).isCloseTo(expected.lossSum(), within(1e-3));
                assertThat(Weights.of(graph, program.weights())).isEqualTo(trained);
            }
        });
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        onEngineThread(() ->
                assertThatThrownBy(() -> Program.load(new byte[100], CPU))
                        .isInstanceOf(ProgramException.class)
                        .hasMessageStartingWith("the program cannot be loaded: "));
    }

    @Test
    void aProgramThatFailsSaysWhere() throws Exception {
        onEngineThread(() -> {
            int[] beyond = labels.clone();
            Arrays.fill(beyond, EveryOperation.CLASSES);
            try (Program program = load();
                    DeviceImages images =
                            DeviceImages.upload(CPU, EveryOperation.IMAGE, pixels, beyond)) {
                assertThatThrownBy(() -> program.trainSteps(images, steps))
                        .isInstanceOf(ProgramException.class)
                        .hasMessageContaining("train_steps");
            }
        });
    }

    @Test
    void aProgramRunsOnEngineThreadsOnly() {
        assertThatThrownBy(() -> Program.load(new byte[0], CPU))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Thread.currentThread().getName());
    }

    /// Forty networks of 24 MB each, with gradients and velocities, would be 2.9 GB.
    @Test
    void closedProgramsGiveTheirMemoryBack() throws Exception {
        GraphBuilder builder = GraphBuilder.withInput(EveryOperation.IMAGE);
        Value wide = builder.add("wide", new Operation.Linear(24_000, false), builder.input());
        Graph large = builder.build(builder.add("classifier", new Operation.Linear(4, true), wide));
        byte[] archive = TorchScript.training(large, Initialization.of(large, 1), SETTINGS).bytes();
        onEngineThread(() -> {
            trainAndClose(archive, 5);
            long before = residentBytes();
            trainAndClose(archive, 40);
            assertThat(residentBytes() - before).isLessThan(500L << 20);
        });
    }

    private void trainAndClose(byte[] archive, int times) {
        for (int time = 0; time < times; time++) {
            try (Program program = Program.load(archive, CPU);
                    DeviceImages images = upload()) {
                program.trainSteps(images, only(0));
            }
        }
    }

    private static long residentBytes() throws IOException {
        String pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1];
        return Long.parseLong(pages) * 4096;
    }

    /// The logits of all images by the network for use.
    private float[] forward(Weights weights) throws Exception {
        byte[] archive = TorchScript.inference(graph, weights, Map.of()).bytes();
        try (Model model = Model.newInstance("forward", ai.djl.Device.cpu(), "PyTorch")) {
            model.load(new ByteArrayInputStream(archive), Map.of());
            NDManager manager = model.getNDManager();
            float[] normalized = new float[pixels.length];
            for (int at = 0; at < pixels.length; at++) {
                int channel = at / 81 % 3;
                normalized[at] =
                        (float)
                                (((pixels[at] & 0xFF) - SETTINGS.mean().get(channel))
                                        / SETTINGS.deviation().get(channel));
            }
            NDList input = new NDList(manager.create(normalized, new Shape(IMAGES, 3, 9, 9)));
            return model.getBlock()
                    .forward(new ParameterStore(manager, false), input, false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    private Score score(float[] logits, int image) {
        int classes = EveryOperation.CLASSES;
        double sum = 0;
        int best = 0;
        for (int label = 0; label < classes; label++) {
            sum += Math.exp(logits[image * classes + label]);
            best = logits[image * classes + label] > logits[image * classes + best] ? label : best;
        }
        return new Score(
                1,
                best == labels[image] ? 1 : 0,
                Math.log(sum) - logits[image * classes + labels[image]]);
    }

    private void assertEqualAndChanged(Weights trained, Weights expected) {
        for (String name : initial.tensors().keySet()) {
            Tensor values = trained.tensor(name);
            assertThat(values.values())
                    .as(name)
                    .containsExactly(expected.tensor(name).values(), within(1e-4f));
            double change =
                    IntStream.range(0, values.values().length)
                            .mapToDouble(
                                    at -> values.values()[at] - initial.tensor(name).values()[at])
                            .map(Math::abs)
                            .max()
                            .orElseThrow();
            assertThat(change).as("change of " + name).isGreaterThan(2e-3);
        }
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void onEngineThread(Task task) throws InterruptedException {
        try (EngineThread thread = new EngineThread(ENGINE, "test")) {
            thread.call(() -> {
                task.run();
                return true;
            });
        }
    }

    private Program load() {
        return Program.load(TorchScript.training(graph, initial, SETTINGS).bytes(), CPU);
    }

    private DeviceImages upload() {
        return DeviceImages.upload(CPU, EveryOperation.IMAGE, pixels, labels);
    }

    private byte[] pixels() {
        byte[] bytes = new byte[Math.toIntExact(IMAGES * EveryOperation.IMAGE.elements())];
        random.nextBytes(bytes);
        return bytes;
    }

    private Steps steps() {
        int taken = STEPS * BATCH;
        boolean[] flips = new boolean[taken];
        for (int at = 0; at < taken; at++) {
            flips[at] = random.nextBoolean();
        }
        float[] rates = new float[STEPS];
        for (int step = 0; step < STEPS; step++) {
            rates[step] = 0.05f / (step + 1);
        }
        return new Steps(
                BATCH,
                random.longs(taken, 0, IMAGES).toArray(),
                random.longs(2L * taken, 0, 2L * SETTINGS.cropPadding() + 1).toArray(),
                flips,
                rates);
    }

    private Steps only(int step) {
        int from = step * BATCH;
        int to = from + BATCH;
        return new Steps(
                BATCH,
                Arrays.copyOfRange(steps.order(), from, to),
                Arrays.copyOfRange(steps.crops(), 2 * from, 2 * to),
                Arrays.copyOfRange(steps.flips(), from, to),
                Arrays.copyOfRange(steps.rates(), step, step + 1));
    }

    private int[] labels(int step) {
        return IntStream.range(step * BATCH, (step + 1) * BATCH)
                .map(at -> labels[(int) steps.order()[at]])
                .toArray();
    }

    /// The batch of a step: cropped, mirrored and normalized pixel by pixel.
    private float[] augmented(int step) {
        int area = 81;
        float[] batch = new float[BATCH * 3 * area];
        for (int at = 0; at < batch.length; at++) {
            int image = step * BATCH + at / (3 * area);
            int channel = at / area % 3;
            int column = at % 9;
            int fromRow = (int) steps.crops()[2 * image] - 2 + at / 9 % 9;
            int fromColumn =
                    (int) steps.crops()[2 * image + 1]
                            - 2
                            + (steps.flips()[image] ? 8 - column : column);
            boolean outside = fromRow < 0 || fromRow > 8 || fromColumn < 0 || fromColumn > 8;
            int source =
                    ((int) steps.order()[image] * 3 + channel) * area + fromRow * 9 + fromColumn;
            int pixel = outside ? 0 : pixels[source] & 0xFF;
            batch[at] =
                    (float)
                            ((pixel - SETTINGS.mean().get(channel))
                                    / SETTINGS.deviation().get(channel));
        }
        return batch;
    }
}
