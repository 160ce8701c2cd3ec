package io.cellwright.worker.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/// Normalized images of single precision in a device's memory, as a network reads them.
public final class NormalizedImages implements AutoCloseable {

    private final NDManager manager;
    private final NDArray images;

    private NormalizedImages(NDManager manager, NDArray images) {
        this.manager = manager;
        this.images = images;
    }

    /// Copies images to a device.
    ///
    /// @param values image after image, each channel after channel, each row after row
    public static NormalizedImages upload(
            Device device, io.cellwright.searchspace.graph.Shape shape, float[] values) {
        if (values.length == 0 || values.length % shape.elements() != 0) {
            throw new IllegalArgumentException(
                    "images of %s have %d values each, not %d together"
                            .formatted(shape, shape.elements(), values.length));
        }
        NDManager manager = NDManager.newBaseManager(Devices.of(device), "PyTorch");
        try {
            Shape all =
                    new Shape(
                            values.length / shape.elements(),
                            shape.channels(),
                            shape.height(),
                            shape.width());
            return new NormalizedImages(manager, manager.create(values, all));
        } catch (EngineException e) {
            manager.close();
            throw ProgramException.of("the images cannot be copied to " + device.name(), e);
        }
    }

    NDArray images() {
        return images;
    }

    @Override
    public void close() {
        manager.close();
    }
}
