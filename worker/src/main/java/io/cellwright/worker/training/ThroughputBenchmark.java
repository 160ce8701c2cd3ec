package io.cellwright.worker.training;

import io.cellwright.searchspace.codegen.TrainingPart;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import io.cellwright.worker.engine.GpuMemory;
import io.cellwright.worker.machine.MachineFiles;
import io.cellwright.worker.machine.ResidentMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/// Measures training as trials do it: crops, flips, forward, backward and the optimizer's step. All
/// slots train the same network at the same time, each from a seed of its own.
///
/// @param steps that are counted, in each slot
/// @param batchSize images in one step
/// @param slots networks that train side by side
/// @param precision of the feature maps: `FP32` or `BF16`
/// @param split whether the parts of a step are measured afterwards, each by as many steps again
public record ThroughputBenchmark(
        Network network, int steps, int batchSize, int slots, Precision precision, boolean split) {

    /// Steps before the clock starts: memory is allocated and kernels are chosen in the first ones.
    private static final int WARM_UP = 5;

    /// What is trained, before its images are known.
    @FunctionalInterface
    public interface Network {

        /// Throws [IllegalArgumentException] where it does not take such images.
        Graph graph(Shape image, int classes);
    }

    public ThroughputBenchmark {
        requireWithin("steps", steps, 1_000_000);
        requireWithin("batch", batchSize, 8_192);
        requireWithin("slots", slots, 64);
    }

    /// Of a model, without the parts of a step.
    public ThroughputBenchmark(Model model, int steps, int batchSize, int slots) {
        this(model::graph, steps, batchSize, slots, Precision.FP32, false);
    }

    /// This benchmark, where the images suffice for it and fit its network. Throws
    /// [IllegalArgumentException].
    public ThroughputBenchmark fitting(Dataset dataset) {
        if (batchSize > dataset.train().size()) {
            throw new IllegalArgumentException(
                    "batch is at most the %,d training images, not %,d"
                            .formatted(dataset.train().size(), batchSize));
        }
        Training.requireRowOfLogits(graph(dataset), dataset);
        return this;
    }

    public Throughput run(Engine engine, Device device, Dataset dataset)
            throws InterruptedException {
        long before = onDevice(device).orElse(0);
        CyclicBarrier start = new CyclicBarrier(slots);
        List<EngineThread> threads = new ArrayList<>();
        try {
            List<Future<SlotRun.Measurement>> running = new ArrayList<>();
            for (int slot = 0; slot < slots; slot++) {
                SlotRun run = new SlotRun(this, device, dataset, slot, start);
                threads.add(new EngineThread(engine, "slot " + slot));
                running.add(threads.getLast().submit(run::measure));
            }
            List<SlotRun.Measurement> measured = new ArrayList<>();
            for (Future<SlotRun.Measurement> slot : running) {
                measured.add(EngineThread.result(slot));
            }
            return summary(measured, memory(device, before));
        } finally {
            threads.forEach(EngineThread::close);
        }
    }

    Graph graph(Dataset dataset) {
        return network.graph(ExampleSets.shape(dataset.train()), dataset.classes());
    }

    Recipe recipe(int examples) {
        return Recipe.of(1, batchSize, 0.1, examples, 1).with(precision);
    }

    /// Steps that are not counted, and those that are.
    StepSequence sequence(Dataset dataset, int examples, int seed) {
        return new StepSequence(
                recipe(examples),
                examples,
                ExampleSets.shape(dataset.train()),
                seed,
                WARM_UP + steps);
    }

    int warmUp() {
        return WARM_UP;
    }

    private Throughput summary(List<SlotRun.Measurement> measured, OptionalLong memory) {
        double images = (double) steps * batchSize;
        return new Throughput(
                measured.stream().mapToDouble(slot -> images / slot.seconds()).sum(),
                milliseconds(measured, SlotRun.Measurement::seconds),
                measured.getFirst().lastLoss(),
                memory,
                split ? Optional.of(splitOf(measured)) : Optional.empty());
    }

    private StepSplit splitOf(List<SlotRun.Measurement> measured) {
        return StepSplit.ofTotals(
                milliseconds(measured, slot -> slot.upTo().get(TrainingPart.DATA)),
                milliseconds(measured, slot -> slot.upTo().get(TrainingPart.FORWARD)),
                milliseconds(measured, slot -> slot.upTo().get(TrainingPart.BACKWARD)),
                milliseconds(measured, SlotRun.Measurement::seconds));
    }

    private double milliseconds(
            List<SlotRun.Measurement> measured, ToDoubleFunction<SlotRun.Measurement> seconds) {
        return measured.stream().mapToDouble(seconds).average().orElse(0) * 1000 / steps;
    }

    /// The engine keeps what it once took from a GPU, so afterwards its memory still holds the
    /// most.
    private static OptionalLong memory(Device device, long before) {
        return switch (device) {
            case Device.Cpu _ -> ResidentMemory.read(MachineFiles.ofThisMachine()).peak();
            case Device.Gpu _ -> {
                OptionalLong after = onDevice(device);
                yield after.isPresent()
                        ? OptionalLong.of(after.getAsLong() - before)
                        : OptionalLong.empty();
            }
        };
    }

    private static OptionalLong onDevice(Device device) {
        return switch (device) {
            case Device.Cpu _ -> OptionalLong.empty();
            case Device.Gpu gpu ->
                    GpuMemory.of(gpu)
                            .map(memory -> OptionalLong.of(memory.used()))
                            .orElseGet(OptionalLong::empty);
        };
    }

    private static void requireWithin(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "%s is 1 to %,d, not %,d".formatted(field, most, value));
        }
    }
}
