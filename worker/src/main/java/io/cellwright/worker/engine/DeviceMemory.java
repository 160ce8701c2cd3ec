package io.cellwright.worker.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/// How much memory devices have.
public final class DeviceMemory {

    private DeviceMemory() {}

    /// All of a device's memory in bytes: of a CPU that of the machine, or of the container that
    /// this process is kept in. Empty where it cannot be told.
    public static OptionalLong total(Device device) {
        return switch (device) {
            case Device.Cpu _ ->
                    OptionalLong.of(
                            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                    .getTotalMemorySize());
            case Device.Gpu gpu ->
                    GpuMemory.of(gpu)
                            .map(memory -> OptionalLong.of(memory.total()))
                            .orElse(OptionalLong.empty());
        };
    }
}
