package io.cellwright.worker.training;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Latency;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.NormalizedImages;
import io.cellwright.worker.engine.Program;
import io.cellwright.worker.engine.ProgramException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Measures how long a network takes for an image.
final class LatencyMeasurement {

    private static final int LEAST_RUNS = 3;
    private static final int MOST_RUNS = 50;

    /// Large networks are run less often: a search would wait for them.
    private static final long ENOUGH_NANOSECONDS = 200_000_000;

    private final LongSupplier nanoseconds;
    private final BooleanSupplier stopped;

    /// @param nanoseconds the time since any one moment
    /// @param stopped whether the result is no longer waited for
    LatencyMeasurement(LongSupplier nanoseconds, BooleanSupplier stopped) {
        this.nanoseconds = nanoseconds;
        this.stopped = stopped;
    }

    /// Of a program's network as it is now. Empty where it was stopped.
    ///
    /// @param shape of an image
    Optional<Latency> of(Program program, Shape shape, Device device) {
        OptionalDouble alone = milliseconds(program, shape, device, 1);
        OptionalDouble together = withMemory(program, shape, device);
        return alone.isEmpty() || stopped.getAsBoolean()
                ? Optional.empty()
                : Optional.of(new Latency(alone.getAsDouble(), together));
    }

    private OptionalDouble withMemory(Program program, Shape shape, Device device) {
        try {
            return milliseconds(program, shape, device, Latency.BATCH);
        } catch (ProgramException e) {
            if (e.outOfMemory()) {
                return OptionalDouble.empty();
            }
            throw e;
        }
    }

    private OptionalDouble milliseconds(Program program, Shape shape, Device device, int batch) {
        float[] values = new float[Math.toIntExact(batch * shape.elements())];
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(batch);
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) random.nextGaussian();
        }
        try (NormalizedImages images = NormalizedImages.upload(device, shape, values)) {
            OptionalDouble median = median(() -> program.forward(images));
            return median.isEmpty()
                    ? median
                    : OptionalDouble.of(median.getAsDouble() / batch / 1e6);
        }
    }

    /// The median of several runs in nanoseconds. The first run is not counted: it chooses
    /// algorithms and takes memory.
    OptionalDouble median(Runnable run) {
        run.run();
        long[] runs = new long[MOST_RUNS];
        int count = 0;
        long sum = 0;
        while (count < LEAST_RUNS || (count < MOST_RUNS && sum < ENOUGH_NANOSECONDS)) {
            if (stopped.getAsBoolean()) {
                return OptionalDouble.empty();
            }
            long before = nanoseconds.getAsLong();
            run.run();
            runs[count] = nanoseconds.getAsLong() - before;
            sum += runs[count];
            count++;
        }
        Arrays.sort(runs, 0, count);
        return OptionalDouble.of((runs[(count - 1) / 2] + runs[count / 2]) / 2.0);
    }
}
