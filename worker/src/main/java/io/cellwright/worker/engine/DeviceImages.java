package io.cellwright.worker.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Labelled images in a device's memory, as bytes. Any number of programs on that device may read
/// them at the same time.
public final class DeviceImages implements AutoCloseable {

    private final NDManager manager;
    private final NDArray images;
    private final NDArray labels;

    private DeviceImages(NDManager manager, NDArray images, NDArray labels) {
        this.manager = manager;
        this.images = images;
        this.labels = labels;
    }

    /// Copies images to a device.
    ///
    /// @param pixels image after image, each channel after channel, each row after row
    /// @param labels one class for each image
    public static DeviceImages upload(
            Device device,
            io.cellwright.searchspace.graph.Shape shape,
            byte[] pixels,
            int[] labels) {
        if (pixels.length != shape.elements() * labels.length) {
            throw new IllegalArgumentException(
                    "%d images of %s have %d bytes, not %d"
                            .formatted(
                                    labels.length,
                                    shape,
                                    shape.elements() * labels.length,
                                    pixels.length));
        }
        NDManager manager = NDManager.newBaseManager(Devices.of(device), "PyTorch");
        try {
            NDArray images =
                    manager.create(
                            ByteBuffer.wrap(pixels),
                            new Shape(
                                    labels.length, shape.channels(), shape.height(), shape.width()),
                            DataType.UINT8);
            long[] targets = Arrays.stream(labels).asLongStream().toArray();
            return new DeviceImages(manager, images, manager.create(targets));
        } catch (EngineException e) {
            manager.close();
            throw ProgramException.of("the images cannot be copied to " + device.name(), e);
        }
    }

    /// How many images there are.
    public int count() {
        return Math.toIntExact(labels.size());
    }

    NDArray images() {
        return images;
    }

    NDArray labels() {
        return labels;
    }

    @Override
    public void close() {
        manager.close();
    }
}
