package io.cellwright.worker.data;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Labelled images, immutable, in one block of unsigned bytes, on the heap or in a mapped file.
///
/// Images lie one after the other in the order of their source, each channels first: all rows of
/// the first channel, then all rows of the next. A pixel value is 0 to 255, stored as one byte; a
/// label is the index of a class.
public final class ImageSet {

    private final ImageShape shape;
    private final MemorySegment pixels;
    private final int[] labels;

    private ImageSet(ImageShape shape, MemorySegment pixels, int[] labels) {
        if (pixels.byteSize() != (long) labels.length * shape.bytes()) {
            throw new IllegalArgumentException(
                    "%d images of %s need %d bytes, not %d"
                            .formatted(
                                    labels.length,
                                    shape,
                                    (long) labels.length * shape.bytes(),
                                    pixels.byteSize()));
        }
        for (int index = 0; index < labels.length; index++) {
            if (labels[index] < 0) {
                throw new IllegalArgumentException(
                        "label %d of image %d is negative".formatted(labels[index], index));
            }
        }
        this.shape = shape;
        this.pixels = pixels.asReadOnly();
        this.labels = labels;
    }

    /// Copies both arrays.
    public static ImageSet of(ImageShape shape, byte[] pixels, int[] labels) {
        return owning(shape, pixels.clone(), labels.clone());
    }

    /// Takes both arrays over without copying, as a data set can be hundreds of megabytes: the
    /// caller keeps no reference.
    static ImageSet owning(ImageShape shape, byte[] pixels, int[] labels) {
        return new ImageSet(shape, MemorySegment.ofArray(pixels), labels);
    }

    /// Images in a file that is mapped into memory: they take no heap, and may be more than memory
    /// holds. The caller keeps no reference to the labels.
    static ImageSet mapped(ImageShape shape, MemorySegment pixels, int[] labels) {
        return new ImageSet(shape, pixels, labels);
    }

    public ImageShape shape() {
        return shape;
    }

    /// The number of images.
    public int size() {
        return labels.length;
    }

    public int label(int index) {
        return labels[index];
    }

    /// All pixels, as a read-only view that copies nothing.
    public MemorySegment pixels() {
        return pixels;
    }

    /// All labels, copied.
    public int[] labels() {
        return labels.clone();
    }

    /// The pixels of the chosen images in the order of the indices, copied.
    public byte[] pixels(int[] indices) {
        byte[] chosen = new byte[Math.multiplyExact(indices.length, shape.bytes())];
        MemorySegment target = MemorySegment.ofArray(chosen);
        long bytes = shape.bytes();
        for (int position = 0; position < indices.length; position++) {
            MemorySegment.copy(pixels, indices[position] * bytes, target, position * bytes, bytes);
        }
        return chosen;
    }

    /// The labels of the chosen images in the order of the indices, copied.
    public int[] labels(int[] indices) {
        return Arrays.stream(indices).map(this::label).toArray();
    }

    /// How many images each class has; labels beyond the last class are not allowed.
    public int[] countPerClass(int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    int largestLabel() {
        return Arrays.stream(labels).max().orElse(-1);
    }

    @Override
    public String toString() {
        return size() + " images of " + shape;
    }
}
