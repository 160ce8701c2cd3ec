package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Regularization;
import java.util.Arrays;
import java.util.Collections;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// What must hold for every network: its program loads, runs forward, and one step of training has
/// a finite loss and gives every parameter a gradient that the graph lets through.
record TrainableNetwork(String name, Graph graph, int batch) {

    /// So large that the smallest gradient is seen in the weights.
    private static final float RATE = 1e6f;

    void check() {
        Weights initial = weights();
        float[] logits = Forward.of(graph, initial, new float[batch * elements(graph.input())]);
        assertThat(logits).as(name).hasSize(batch * elements(graph.output()));

        byte[] archive = TorchScript.training(graph, initial, settings()).bytes();
        try (Program program = Program.load(archive, Exercise.CPU);
                DeviceImages images = images()) {
            // The engine refuses a parameter without a gradient.
            StepResults results = program.trainSteps(images, step());

            assertThat(results.losses()[0]).as("loss of " + name).isFinite();
            assertGradients(initial, Weights.of(graph, program.weights()));
        }
    }

    /// A gradient that is zero leaves weights as they are.
    private void assertGradients(Weights before, Weights after) {
        GradientFlow surely = new GradientFlow(graph, true);
        GradientFlow perhaps = new GradientFlow(graph, false);
        for (int node = 0; node < graph.nodes().size(); node++) {
            for (Parameter parameter : Parameter.of(graph, node)) {
                boolean changed =
                        !after.tensor(parameter.name()).equals(before.tensor(parameter.name()));
                if (parameter.role().trained() && surely.reaches(node, parameter)) {
                    assertThat(changed)
                            .as("%s: %s has a gradient", name, parameter.name())
                            .isTrue();
                } else if (parameter.role().trained() && !perhaps.reaches(node, parameter)) {
                    assertThat(changed)
                            .as("%s: %s has a gradient", name, parameter.name())
                            .isFalse();
                }
            }
        }
    }

    /// The usual weights, but no bias and no shift is zero.
    private Weights weights() {
        Weights weights = Initialization.of(graph, 1);
        for (Parameter parameter : Parameter.of(graph)) {
            if (parameter.role() == Parameter.Role.BIAS
                    || parameter.role() == Parameter.Role.SHIFT) {
                Arrays.fill(weights.tensor(parameter.name()).values(), 0.1f);
            }
        }
        return weights;
    }

    private TrainingSettings settings() {
        int channels = graph.input().channels();
        return new TrainingSettings(
                new Optimizer.Sgd(0, false),
                Regularization.ofDecay(0),
                0,
                Augmentation.cropAndFlip(1),
                Precision.FP32,
                true,
                Collections.nCopies(channels, 128.0),
                Collections.nCopies(channels, 64.0));
    }

    private Steps step() {
        long[] order = new long[batch];
        Arrays.setAll(order, image -> image);
        return new Steps(
                batch,
                order,
                ImageChanges.of(new long[2 * batch], new boolean[batch]),
                new float[] {RATE, 1, 0},
                new long[] {1});
    }

    private DeviceImages images() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        byte[] pixels = new byte[batch * elements(graph.input())];
        random.nextBytes(pixels);
        Shape output = graph.output();
        int pixelsOfOutput = output.height() * output.width();
        int[] labels = random.ints((long) batch * pixelsOfOutput, 0, output.channels()).toArray();
        return pixelsOfOutput == 1
                ? DeviceImages.upload(Exercise.CPU, graph.input(), pixels, labels)
                : DeviceImages.uploadMaps(
                        Exercise.CPU,
                        graph.input(),
                        pixels,
                        labels,
                        output.height(),
                        output.width());
    }

    private static int elements(Shape shape) {
        return Math.toIntExact(shape.elements());
    }

    @Override
    public String toString() {
        return name;
    }
}
