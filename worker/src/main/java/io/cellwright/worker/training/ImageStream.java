package io.cellwright.worker.training;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.worker.data.ImageSet;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.DeviceImages;
import io.cellwright.worker.engine.EngineThread;
import io.cellwright.worker.engine.Steps;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Two pieces of memory in turn: one holds the images that a training works on, while another
/// thread fills the other one with those that it asks for next.
final class ImageStream implements AutoCloseable {

    private final Device device;
    private final int capacity;
    private final ExecutorService prefetching;
    private final Arena arena = Arena.ofShared();
    private final Pixels[] pixels;
    private int next;
    private @Nullable Prepared prepared;

    /// Images on the device.
    ///
    /// @param steps that take them, where they are not just a span
    record Piece(DeviceImages images, Optional<Steps> steps) {}

    /// What is being made ready.
    ///
    /// @param of what it is a part of
    /// @param first where it begins there
    private record Prepared(Object of, int first, Future<Piece> piece) {}

    /// Memory for the pixels of some images.
    final class Pixels {

        private final MemorySegment memory;

        private Pixels(MemorySegment memory) {
            this.memory = memory;
        }

        DeviceImages fill(ImageSet images, int[] indices) {
            Shape shape = ExampleSets.shape(images);
            DeviceImages.copyChannelsLast(images.pixels(), shape, indices, memory);
            long bytes = (long) indices.length * images.shape().bytes();
            return DeviceImages.of(
                    device, shape, memory.asSlice(0, bytes), images.labels(indices), () -> {});
        }
    }

    /// @param capacity images that a piece holds
    /// @param imageBytes of each
    /// @param prefetching the thread that brings images to the device
    ImageStream(Device device, int capacity, int imageBytes, ExecutorService prefetching) {
        this.device = device;
        this.capacity = capacity;
        this.prefetching = prefetching;
        long bytes = (long) capacity * imageBytes;
        this.pixels =
                new Pixels[] {
                    new Pixels(arena.allocate(bytes, Long.BYTES)),
                    new Pixels(arena.allocate(bytes, Long.BYTES))
                };
    }

    int capacity() {
        return capacity;
    }

    /// What was prepared, where it is this; otherwise it is made ready now.
    ///
    /// @param of what it is a part of
    /// @param first where it begins there
    Piece take(Object of, int first, Function<Pixels, Piece> filling) {
        Prepared ready = prepared;
        prepared = null;
        if (ready != null && ready.of().equals(of) && ready.first() == first) {
            return await(ready.piece());
        }
        drop(ready);
        return await(begin(filling));
    }

    /// Begins to make ready what is probably asked for next.
    void prepare(Object of, int first, Function<Pixels, Piece> filling) {
        prepared = new Prepared(of, first, begin(filling));
    }

    private Future<Piece> begin(Function<Pixels, Piece> filling) {
        Pixels free = pixels[next];
        next = 1 - next;
        return prefetching.submit(() -> filling.apply(free));
    }

    private static Piece await(Future<Piece> piece) {
        try {
            return EngineThread.result(piece);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for images", e);
        }
    }

    private static void drop(@Nullable Prepared unused) {
        if (unused != null) {
            try {
                await(unused.piece()).images().close();
            } catch (RuntimeException _) {
                // Nobody asks for it, so nobody needs to know.
            }
        }
    }

    /// Frees the memory of both pieces, neither of which is lent any more.
    @Override
    public void close() {
        drop(prepared);
        prepared = null;
        arena.close();
    }
}
