package io.cellwright.worker.cli;

import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.DeviceRequest;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// The option `--device` of commands that measure, on the processor unless told otherwise.
final class DeviceOption {

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "as `worker --help` names them; default: cpu")
    private String name = "cpu";

    /// The device of that name. Throws [IllegalArgumentException] that names the option.
    Device device() {
        return named(() -> Device.named(name));
    }

    /// The option of commands that work, on the best device unless told otherwise.
    static final class Best {

        @Option(
                names = "--device",
                paramLabel = "DEVICE",
                description =
                        "cpu, cuda:0, cuda:1, ..., or auto, the first GPU or else cpu; default: auto")
        private String name = DeviceRequest.BEST;

        /// The device of that name, or the best. Throws [IllegalArgumentException] that names the
        /// option.
        DeviceRequest request() {
            return named(() -> DeviceRequest.named(name));
        }
    }

    private static <T> T named(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--device: " + e.getMessage(), e);
        }
    }
}
