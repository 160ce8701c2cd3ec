package io.cellwright.worker.training;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.DeviceImages;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import io.cellwright.worker.engine.Program;
import io.cellwright.worker.engine.StepResults;
import io.cellwright.worker.engine.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Measures training as trials do it: crops, flips, forward, backward and the optimizer's step. All
/// slots train the same model at the same time, each from a seed of its own.
///
/// @param steps that are counted, in each slot
/// @param batchSize images in one step
/// @param slots networks that train side by side
public record ThroughputBenchmark(Model model, int steps, int batchSize, int slots) {

    /// Steps before the clock starts: memory is allocated and kernels are chosen in the first ones.
    private static final int WARM_UP = 5;

    public ThroughputBenchmark {
        requireWithin("steps", steps, 1_000_000);
        requireWithin("batch", batchSize, 8_192);
        requireWithin("slots", slots, 64);
    }

    /// This benchmark, where the images suffice for it. Throws [IllegalArgumentException].
    public ThroughputBenchmark fitting(Dataset dataset) {
        if (batchSize > dataset.train().size()) {
            throw new IllegalArgumentException(
                    "batch is at most the %,d training images, not %,d"
                            .formatted(dataset.train().size(), batchSize));
        }
        return this;
    }

    public Throughput run(Engine engine, Device device, Dataset dataset)
            throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(slots);
        List<EngineThread> threads = new ArrayList<>();
        try {
            List<Future<Measurement>> running = new ArrayList<>();
            for (int slot = 0; slot < slots; slot++) {
                int seed = slot;
                threads.add(new EngineThread(engine, "slot " + slot));
                running.add(threads.getLast().submit(() -> measure(device, dataset, seed, start)));
            }
            List<Measurement> measured = new ArrayList<>();
            for (Future<Measurement> slot : running) {
                measured.add(EngineThread.result(slot));
            }
            return summary(measured);
        } finally {
            threads.forEach(EngineThread::close);
        }
    }

    private record Measurement(double seconds, double lastLoss) {}

    private Measurement measure(Device device, Dataset dataset, int seed, CyclicBarrier start)
            throws Exception {
        Shape shape =
                new Shape(
                        dataset.shape().channels(),
                        dataset.shape().height(),
                        dataset.shape().width());
        Graph graph = model.graph(shape, dataset.classes());
        int[] all = IntStream.range(0, dataset.train().size()).toArray();
        Recipe recipe = recipe(all.length);
        byte[] archive = Training.program(graph, recipe, dataset, seed);
        try (DeviceImages images =
                        DeviceImages.upload(
                                device,
                                shape,
                                dataset.train().pixels(all),
                                dataset.train().labels(all));
                Program program = Program.load(archive, device)) {
            StepSequence sequence = new StepSequence(recipe, all.length, seed, WARM_UP + steps);
            sequence.take(WARM_UP).forEach(part -> program.trainSteps(images, part));
            List<Steps> counted = sequence.take(steps);
            start.await();
            long before = System.nanoTime();
            StepResults last = null;
            for (Steps part : counted) {
                last = program.trainSteps(images, part);
            }
            double seconds = (System.nanoTime() - before) / 1e9;
            return new Measurement(
                    seconds, last == null ? 0 : last.losses()[last.losses().length - 1]);
        }
    }

    private Recipe recipe(int examples) {
        return Recipe.of(1, batchSize, 0.1, examples, 1);
    }

    private Throughput summary(List<Measurement> measured) {
        double images = (double) steps * batchSize;
        return new Throughput(
                measured.stream().mapToDouble(slot -> images / slot.seconds()).sum(),
                measured.stream().mapToDouble(Measurement::seconds).average().orElse(0)
                        * 1000
                        / steps,
                measured.getFirst().lastLoss());
    }

    private static void requireWithin(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "%s is 1 to %,d, not %,d".formatted(field, most, value));
        }
    }
}
