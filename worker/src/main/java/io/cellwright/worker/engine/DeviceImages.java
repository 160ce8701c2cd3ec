package io.cellwright.worker.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

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
        // Not DJL's buffers, whose memory is only given back when Java collects its own.
        Arena arena = Arena.ofShared();
        try {
            MemorySegment copy = arena.allocate(Math.max(1, pixels.length), Long.BYTES);
            int[] all = IntStream.range(0, (int) labelled.get(0)).toArray();
            copyChannelsLast(MemorySegment.ofArray(pixels), shape, all, copy);
            return of(
                    device, shape, copy.asSlice(0, pixels.length), labels, labelled, arena::close);
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    /// Images with one label each, whose pixels are outside of Java's heap. A CPU reads them where
    /// they are, so they stay as they are until the images are closed; other devices get a copy.
    ///
    /// @param pixels image after image, each row after row, the channels of each pixel side by
    ///   side, as networks read them; at most 2 GB
    /// @param labels one class for each image
    /// @param release called when nobody reads the pixels any more, not where this method throws
    public static DeviceImages of(
            Device device,
            io.cellwright.searchspace.graph.Shape shape,
            MemorySegment pixels,
            int[] labels,
            Runnable release) {
        return of(device, shape, pixels, labels, new Shape(labels.length), release);
    }

    private static DeviceImages of(
            Device device,
            io.cellwright.searchspace.graph.Shape shape,
            MemorySegment pixels,
            int[] labels,
            Shape labelled,
            Runnable release) {
        requireFitting(shape, pixels.byteSize(), labels.length, labelled);
        ByteBuffer buffer = pixels.asByteBuffer();
        return switch (device) {
            case Device.Cpu _ -> copy(device, shape, buffer, labels, labelled, release);
            case Device.Gpu _ -> {
                DeviceImages copied = copy(device, shape, buffer, labels, labelled, () -> {});
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
            io.cellwright.searchspace.graph.Shape shape,
            ByteBuffer pixels,
            int[] labels,
            Shape labelled,
            Runnable release) {
        NDManager manager = NDManager.newBaseManager(Devices.of(device), "PyTorch");
        try {
            NDArray images =
                    manager.create(
                                    pixels,
                                    new Shape(
                                            labelled.get(0),
                                            shape.height(),
                                            shape.width(),
                                            shape.channels()),
                                    DataType.UINT8)
                            .transpose(0, 3, 1, 2);
            long[] targets = Arrays.stream(labels).asLongStream().toArray();
            NDArray classes = manager.create(targets, labelled);
            return new DeviceImages(manager, images, classes, release);
        } catch (EngineException e) {
            manager.close();
            throw ProgramException.of("the images cannot be copied to " + device.name(), e);
        }
    }

    /// Copies images to the beginning of `target`, and puts the channels of each pixel side by
    /// side.
    ///
    /// @param pixels image after image, each channel after channel, each row after row
    /// @param indices the images to copy, in the order in which they then lie
    public static void copyChannelsLast(
            MemorySegment pixels,
            io.cellwright.searchspace.graph.Shape shape,
            int[] indices,
            MemorySegment target) {
        int channels = shape.channels();
        int area = shape.height() * shape.width();
        long next = 0;
        for (int index : indices) {
            long first = index * shape.elements();
            for (int pixel = 0; pixel < area; pixel++) {
                for (int channel = 0; channel < channels; channel++) {
                    long from = first + (long) channel * area + pixel;
                    target.set(
                            ValueLayout.JAVA_BYTE, next, pixels.get(ValueLayout.JAVA_BYTE, from));
                    next++;
                }
            }
        }
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
