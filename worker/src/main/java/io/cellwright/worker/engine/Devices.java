package io.cellwright.worker.engine;

/// The engine's own names of devices.
final class Devices {

    private Devices() {}

    static ai.djl.Device of(Device device) {
        return switch (device) {
            case Device.Cpu _ -> ai.djl.Device.cpu();
            case Device.Gpu(int index) -> ai.djl.Device.gpu(index);
        };
    }
}
