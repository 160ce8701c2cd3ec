package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyMeasurementTest {

    private final AtomicLong now = new AtomicLong(7);

    @Test
    void theMedianOfTheRunsAfterTheFirstCounts() {
        // The first two seconds are the warm-up's.
        assertThat(median(2_000_000_000L, 90_000_000, 50_000_000, 70_000_000))
                .isEqualTo(70_000_000);
    }

    @Test
    void slowNetworksAreRunThreeTimesAndFastOnesMoreOften() {
        AtomicInteger runs = new AtomicInteger();
        LatencyMeasurement measurement = new LatencyMeasurement(now::get, () -> false);
        measurement.median(() -> {
            runs.incrementAndGet();
            now.addAndGet(10_000_000_000L);
        });
        assertThat(runs).hasValue(1 + 3);
        runs.set(0);
        measurement.median(() -> {
            runs.incrementAndGet();
            now.addAndGet(1_000);
        });
        assertThat(runs).hasValue(1 + 50);
    }

    @Test
    void nothingIsMeasuredThatNobodyWaitsFor() {
        assertThat(new LatencyMeasurement(now::get, () -> true).median(() -> {})).isEmpty();
    }

    private double median(long... durations) {
        Iterator<Long> next = LongStream.of(durations).iterator();
        return new LatencyMeasurement(now::get, () -> false)
                .median(() -> now.addAndGet(next.next()))
                .orElseThrow();
    }
}
