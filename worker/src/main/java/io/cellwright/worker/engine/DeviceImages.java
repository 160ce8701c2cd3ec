package io.cellwright.worker.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Function;

/// Labelled images in a device's memory, as bytes. Any number of programs on that device may read
/// them at the same time.
public final class DeviceImages implements AutoCloseable {

    private final NDManager manager;
    private final NDArray images;
    private final NDArray labels;
    private final Runnable release;

    private DeviceImages(NDManager manager, NDArray images, NDArray labels, Runnable release) {
        this.manager = manager;
        this.images = images;
        this.labels = labels;
        this.release = release;
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
        requireFitting(shape, pixels.length, labels.length, labelled);
        ByteBuffer channelsLast = ByteBuffer.wrap(channelsLast(pixels, shape));
        return copy(
                device,
                labels,
                labelled,
                () -> {},
                manager ->
                        manager.create(
                                        channelsLast,
                                        new Shape(
                                                labelled.get(0),
                                                shape.height(),
                                                shape.width(),
                                                shape.channels()),
                                        DataType.UINT8)
                                .transpose(0, 3, 1, 2));
    }

    /// Images with one label each, whose pixels are outside of Java's heap. A CPU reads them where
    /// they are, so they stay as they are until the images are closed; other devices get a copy.
    ///
    /// @param pixels image after image, each channel after channel, each row after row; at most 2
    ///   GB
    /// @param labels one class for each image
    /// @param release called when nobody reads the pixels any more, not where this method throws
    public static DeviceImages of(
            Device device,
            io.cellwright.searchspace.graph.Shape shape,
            MemorySegment pixels,
            int[] labels,
            Runnable release) {
        Shape labelled = new Shape(labels.length);
        requireFitting(shape, pixels.byteSize(), labels.length, labelled);
        ByteBuffer buffer = pixels.asByteBuffer();
        Function<NDManager, NDArray> plain =
                manager ->
                        manager.create(
                                buffer,
                                new Shape(
                                        labelled.get(0),
                                        shape.channels(),
                                        shape.height(),
                                        shape.width()),
                                DataType.UINT8);
        return switch (device) {
            case Device.Cpu _ -> copy(device, labels, labelled, release, plain);
            case Device.Gpu _ -> {
                DeviceImages copied = copy(device, labels, labelled, () -> {}, plain);
                release.run();
                yield copied;
            }
        };
    }

    private static void requireFitting(
            io.cellwright.searchspace.graph.Shape shape, long bytes, int labels, Shape labelled) {
        long count = labelled.get(0);
        if (bytes != shape.elements() * count || labels != labelled.size()) {
            throw new IllegalArgumentException(
                    "%d images of %s have %d bytes, not %d, and %d labels, not %d"
                            .formatted(
                                    count,
                                    shape,
                                    shape.elements() * count,
                                    bytes,
                                    labelled.size(),
                                    labels));
        }
    }

    private static DeviceImages copy(
            Device device,
            int[] labels,
            Shape labelled,
            Runnable release,
            Function<NDManager, NDArray> pixels) {
        NDManager manager = NDManager.newBaseManager(Devices.of(device), "PyTorch");
        try {
            NDArray images = pixels.apply(manager);
            long[] targets = Arrays.stream(labels).asLongStream().toArray();
            NDArray classes = manager.create(targets, labelled);
            return new DeviceImages(manager, images, classes, release);
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
        release.run();
    }
}
