package io.cellwright.worker.engine;

import ai.djl.engine.EngineException;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;
import java.util.Optional;

/// How much of a GPU's memory is in use, by whichever process.
///
/// @param used bytes
/// @param total bytes
public record GpuMemory(long used, long total) {

    /// What the driver says of a GPU; nothing where it cannot be asked.
    public static Optional<GpuMemory> of(Device.Gpu gpu) {
        try {
            MemoryUsage memory = CudaUtils.getGpuMemory(Devices.of(gpu));
            return Optional.of(new GpuMemory(memory.getUsed(), memory.getMax()));
        } catch (EngineException | IllegalArgumentException | LinkageError _) {
            return Optional.empty();
        }
    }

    /// Bytes that nobody uses.
    public long free() {
        return total - used;
    }
}
