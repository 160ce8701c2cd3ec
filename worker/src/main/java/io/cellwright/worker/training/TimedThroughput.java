package io.cellwright.worker.training;

import io.cellwright.searchspace.zoo.Model;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;

/// Measures training for about a given time.
///
/// @param seconds that are measured
/// @param batchSize images in one step
/// @param slots networks that train side by side
public record TimedThroughput(Model model, int seconds, int batchSize, int slots) {

    /// Steps by which the pace is found.
    private static final int FIRST = 2;

    private static final int MOST_STEPS = 1_000_000;

    public TimedThroughput {
        if (seconds < 1 || seconds > 3_600) {
            throw new IllegalArgumentException("seconds is 1 to 3,600, not %,d".formatted(seconds));
        }
    }

    public Throughput run(Engine engine, Device device, Dataset dataset)
            throws InterruptedException {
        double milliseconds = benchmark(FIRST).run(engine, device, dataset).millisecondsPerStep();
        double steps = seconds * 1_000.0 / Math.max(milliseconds, 1e-3);
        return benchmark((int) Math.clamp(steps, FIRST, MOST_STEPS)).run(engine, device, dataset);
    }

    private ThroughputBenchmark benchmark(int steps) {
        return new ThroughputBenchmark(model, steps, batchSize, slots);
    }
}
