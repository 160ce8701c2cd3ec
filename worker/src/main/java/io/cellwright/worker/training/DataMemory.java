package io.cellwright.worker.training;

import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.DeviceMemory;
import java.util.OptionalLong;

/// How much of a device's memory the images of all trainings may take together. Data sets that do
/// not fit are brought there a part at a time, which changes no result.
///
/// @param bytes empty for a quarter of the device's memory
public record DataMemory(OptionalLong bytes) {

    /// A quarter of the device's memory.
    public static final DataMemory USUAL = new DataMemory(OptionalLong.empty());

    /// Where a device does not tell how much memory it has.
    private static final long UNTOLD = 1L << 30;

    public DataMemory {
        if (bytes.isPresent() && bytes.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "the memory for images is 0 bytes or more, not " + bytes.getAsLong());
        }
    }

    long limit(Device device) {
        return bytes.orElseGet(() -> DeviceMemory.total(device).orElse(4 * UNTOLD) / 4);
    }
}
