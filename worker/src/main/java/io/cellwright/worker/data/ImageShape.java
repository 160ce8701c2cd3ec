package io.cellwright.worker.data;

/// The size of every image of a set: channels, then height and width in pixels.
public record ImageShape(int channels, int height, int width) {

    public ImageShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "an image has at least one channel, row and column, not %dx%dx%d"
                            .formatted(channels, height, width));
        }
        Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }

    /// The bytes of one image, at one byte per channel and pixel.
    public int bytes() {
        return channels * height * width;
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
