package io.cellwright.worker.training;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.worker.data.ImageSet;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.DeviceImages;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Images that are on the device as a whole. Any number of trainings use them at the same time.
record ResidentImages(DeviceImages images) implements TrainingImages, AutoCloseable {

    /// Brings the chosen images to the device.
    static ResidentImages upload(ImageSet images, int[] indices, Device device) {
        Arena arena = Arena.ofShared();
        try {
            MemorySegment pixels =
                    arena.allocate((long) indices.length * images.shape().bytes(), Long.BYTES);
            Shape shape = ExampleSets.shape(images);
            DeviceImages.copyChannelsLast(images.pixels(), shape, indices, pixels);
            return new ResidentImages(
                    DeviceImages.of(device, shape, pixels, images.labels(indices), arena::close));
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public int count() {
        return images.count();
    }

    @Override
    public StepLoan steps(EpochSteps epoch, int first, int wanted) {
        int last = Math.min(epoch.count(), first + wanted);
        return new StepLoan(images, epoch.maker().steps(first, last), () -> {});
    }

    @Override
    public ImageLoan span(int first, int last) {
        return new ImageLoan(images, first, last, () -> {});
    }

    @Override
    public void close() {
        images.close();
    }
}
