package io.cellwright.worker.cli;

import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.DeviceRequest;
import java.util.function.Supplier;

/// The option `--device`.
final class DeviceOption {

    private DeviceOption() {}

    /// The device of that name. Throws [IllegalArgumentException] that names the option.
    static Device device(String name) {
        return named(() -> Device.named(name));
    }

    /// The device of that name, or the best. Throws [IllegalArgumentException] that names the
    /// option.
    static DeviceRequest request(String name) {
        return named(() -> DeviceRequest.named(name));
    }

    private static <T> T named(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--device: " + e.getMessage(), e);
        }
    }
}
