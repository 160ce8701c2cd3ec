package io.cellwright.worker.engine;

/// What somebody wants a program to run on.
public sealed interface DeviceRequest {

    /// The name of [Best].
    String BEST = "auto";

    /// The request of that name: `auto`, or a device. Throws [IllegalArgumentException].
    static DeviceRequest named(String name) {
        if (name.equals(BEST)) {
            return new Best();
        }
        return new Exactly(
                Device.find(name)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "a device is auto, cpu, or cuda: and a number as in cuda:0, not \"%.50s\""
                                                .formatted(name))));
    }

    /// The best device that there is: the first GPU, and otherwise the processor.
    record Best() implements DeviceRequest {}

    /// That device and no other.
    record Exactly(Device device) implements DeviceRequest {}
}
