package io.cellwright.worker.training;

import io.cellwright.searchspace.codegen.TrainingPart;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.DeviceImages;
import io.cellwright.worker.engine.Program;
import io.cellwright.worker.engine.StepResults;
import io.cellwright.worker.engine.Steps;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

/// What one slot of a benchmark does, on an engine thread.
///
/// @param start where the slots wait for each other before each measurement
record SlotRun(
        ThroughputBenchmark benchmark,
        Device device,
        Dataset dataset,
        int seed,
        CyclicBarrier start) {

    /// @param seconds that the counted steps took
    /// @param upTo seconds that as many steps took which end after that part; empty where that was
    ///   not asked for
    record Measurement(double seconds, double lastLoss, Map<TrainingPart, Double> upTo) {}

    private record Timed(double seconds, double lastLoss) {}

    Measurement measure() throws Exception {
        int[] all = IntStream.range(0, dataset.train().size()).toArray();
        try (ResidentImages resident = ResidentImages.upload(dataset.train(), all, device)) {
            DeviceImages images = resident.images();
            Timed whole = timed(images, Optional.empty());
            Map<TrainingPart, Double> upTo = new EnumMap<>(TrainingPart.class);
            if (benchmark.split()) {
                for (TrainingPart part : TrainingPart.values()) {
                    upTo.put(part, timed(images, Optional.of(part)).seconds());
                }
            }
            return new Measurement(whole.seconds(), whole.lastLoss(), upTo);
        }
    }

    private Timed timed(DeviceImages images, Optional<TrainingPart> part) throws Exception {
        Graph graph = benchmark.graph(dataset);
        Recipe recipe = benchmark.recipe(images.count());
        byte[] archive = Training.script(graph, recipe, device, dataset, seed, part).bytes();
        try (Program program = Program.load(archive, device)) {
            StepSequence sequence = benchmark.sequence(dataset, images.count(), seed);
            sequence.take(benchmark.warmUp()).forEach(steps -> program.trainSteps(images, steps));
            List<Steps> counted = sequence.take(benchmark.steps());
            start.await();
            long before = System.nanoTime();
            StepResults last = null;
            for (Steps steps : counted) {
                last = program.trainSteps(images, steps);
            }
            double seconds = (System.nanoTime() - before) / 1e9;
            return new Timed(seconds, last == null ? 0 : last.losses()[last.losses().length - 1]);
        }
    }
}
