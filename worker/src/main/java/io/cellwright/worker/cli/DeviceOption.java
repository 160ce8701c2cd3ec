package io.cellwright.worker.cli;

import io.cellwright.worker.engine.Device;

/// The option `--device`.
final class DeviceOption {

    private DeviceOption() {}

    /// The device of that name. Throws [IllegalArgumentException] that names the option.
    static Device device(String name) {
        try {
            return Device.named(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--device: " + e.getMessage(), e);
        }
    }
}
