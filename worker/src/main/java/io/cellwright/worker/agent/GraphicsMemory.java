package io.cellwright.worker.agent;

import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.GpuMemory;
import java.util.Optional;

/// The memory of a GPU. Where it cannot be read, everything is let in.
final class GraphicsMemory implements MemoryGauge {

    /// Left to the engine's own needs.
    private static final long RESERVE = 512L << 20;

    private final Device.Gpu gpu;
    private final long before;

    GraphicsMemory(Device.Gpu gpu) {
        this.gpu = gpu;
        this.before = GpuMemory.of(gpu).map(GpuMemory::used).orElse(0L);
    }

    @Override
    public Room room() {
        Optional<GpuMemory> memory = GpuMemory.of(gpu);
        return memory.map(known ->
                        new Room(
                                Math.max(0, held() + known.free() - RESERVE),
                                Math.max(0, known.total() - RESERVE)))
                .orElse(new Room(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Override
    public long held() {
        return Math.max(0, GpuMemory.of(gpu).map(GpuMemory::used).orElse(0L) - before);
    }
}
