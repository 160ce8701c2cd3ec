package io.cellwright.worker.data;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// Measures the channels of images. Sums are of whole numbers, so that the result is the same in
/// whichever order images are added, also from several threads.
final class ChannelSums {

    private final ImageShape shape;
    private final AtomicLongArray sums;
    private final AtomicLongArray squares;
    private final AtomicLong images = new AtomicLong();

    ChannelSums(ImageShape shape) {
        this.shape = shape;
        this.sums = new AtomicLongArray(shape.channels());
        this.squares = new AtomicLongArray(shape.channels());
    }

    /// Adds the pixels of one image.
    void add(byte[] pixels) {
        int area = shape.height() * shape.width();
        for (int channel = 0; channel < shape.channels(); channel++) {
            long sum = 0;
            long square = 0;
            for (int at = channel * area; at < (channel + 1) * area; at++) {
                int value = pixels[at] & 0xFF;
                sum += value;
                square += (long) value * value;
            }
            sums.addAndGet(channel, sum);
            squares.addAndGet(channel, square);
        }
        images.incrementAndGet();
    }

    Normalization normalization() {
        long[] sum = new long[shape.channels()];
        long[] square = new long[shape.channels()];
        for (int channel = 0; channel < sum.length; channel++) {
            sum[channel] = sums.get(channel);
            square[channel] = squares.get(channel);
        }
        return Normalization.fromSums(sum, square, images.get() * shape.height() * shape.width());
    }
}
