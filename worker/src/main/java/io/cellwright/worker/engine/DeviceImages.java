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

    /// Copies images with one label each to a device.
    ///
    /// @param pixels image after image, each channel after channel, each row after row
    /// @param labels one class for each image
    public static DeviceImages upload(
            Device device,
            io.cellwright.searchspace.graph.Shape shape,
            byte[] pixels,
            int[] labels) {
        return upload(device, shape, pixels, labels, new Shape(labels.length));
    }

    /// Copies images that have a label for each pixel of a network's output to a device.
    ///
    /// @param pixels image after image, each channel after channel, each row after row
    /// @param labels image after image, each row after row
    /// @param height of each image's labels
    /// @param width of each image's labels
    public static DeviceImages uploadMaps(
            Device device,
            io.cellwright.searchspace.graph.Shape shape,
            byte[] pixels,
            int[] labels,
            int height,
            int width) {
        Shape maps = new Shape(labels.length / ((long) height * width), height, width);
        return upload(device, shape, pixels, labels, maps);
    }

    private static DeviceImages upload(
            Device device,
            io.cellwright.searchspace.graph.Shape shape,
            byte[] pixels,
            int[] labels,
            Shape labelled) {
        long count = labelled.get(0);
        if (pixels.length != shape.elements() * count || labels.length != labelled.size()) {
            throw new IllegalArgumentException(
                    "%d images of %s have %d bytes, not %d, and %d labels, not %d"
                            .formatted(
                                    count,
                                    shape,
                                    shape.elements() * count,
                                    pixels.length,
                                    labelled.size(),
                                    labels.length));
        }
        NDManager manager = NDManager.newBaseManager(Devices.of(device), "PyTorch");
        try {
            NDArray images =
                    manager.create(
                                    ByteBuffer.wrap(channelsLast(pixels, shape)),
                                    new Shape(
                                            count, shape.height(), shape.width(), shape.channels()),
                                    DataType.UINT8)
                            .transpose(0, 3, 1, 2);
            long[] targets = Arrays.stream(labels).asLongStream().toArray();
            return new DeviceImages(manager, images, manager.create(targets, labelled));
        } catch (EngineException e) {
            manager.close();
            throw ProgramException.of("the images cannot be copied to " + device.name(), e);
        }
    }

    /// The channels of each pixel side by side, as networks read them.
    private static byte[] channelsLast(byte[] pixels, io.cellwright.searchspace.graph.Shape shape) {
        int channels = shape.channels();
        int area = shape.height() * shape.width();
        byte[] moved = new byte[pixels.length];
        for (int image = 0; image < pixels.length; image += channels * area) {
            for (int channel = 0; channel < channels; channel++) {
                int from = image + channel * area;
                for (int pixel = 0; pixel < area; pixel++) {
                    moved[image + pixel * channels + channel] = pixels[from + pixel];
                }
            }
        }
        return moved;
    }

    /// How many images there are.
    public int count() {
        return Math.toIntExact(labels.getShape().get(0));
    }

    /// How many labels each image has.
    long labelsOfEach() {
        return labels.getShape().slice(1).size();
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
