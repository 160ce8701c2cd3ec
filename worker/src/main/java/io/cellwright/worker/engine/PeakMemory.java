package io.cellwright.worker.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.LongSupplier;

/// By how much the memory in use on a device grew at its highest, from a moment on.
///
/// On a CPU this is the native memory of the whole process, looked at a hundred times a second: of
/// a trial alone it is what that trial takes; where trials run side by side, what the others took
/// and gave back meanwhile is in it. On a GPU nothing is measured, as the engine does not tell.
public final class PeakMemory implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final Optional<LongSupplier> inUse;
    private final long first;
    private final LongAccumulator highest = new LongAccumulator(Long::max, 0);
    private final Thread watch;

    private PeakMemory(Optional<LongSupplier> inUse) {
        this.inUse = inUse;
        this.first = inUse.map(LongSupplier::getAsLong).orElse(0L);
        this.watch = Thread.ofVirtual().name("peak memory").start(this::look);
    }

    /// Begins to watch a device's memory.
    public static PeakMemory watch(Device device) {
        return new PeakMemory(
                switch (device) {
                    case Device.Cpu _ -> NativeAllocations.counter();
                    case Device.Gpu _ -> Optional.empty();
                });
    }

    /// Bytes, so far. Empty where nothing can be measured.
    public OptionalLong bytes() {
        note();
        return inUse.isPresent() ? OptionalLong.of(highest.get()) : OptionalLong.empty();
    }

    private void look() {
        try {
            while (inUse.isPresent()) {
                note();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note() {
        inUse.ifPresent(counter -> highest.accumulate(counter.getAsLong() - first));
    }

    /// Watches no longer.
    @Override
    public void close() {
        watch.interrupt();
    }
}
