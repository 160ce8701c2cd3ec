package io.cellwright.searchspace.graph;

/// The shape of one image or feature map: channels, then height and width in pixels. The batch
/// dimension is not part of it.
public record Shape(int channels, int height, int width) {

    public Shape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a shape has at least one channel, row and column, not %dx%dx%d"
                            .formatted(channels, height, width));
        }
    }

    /// The number of values in one such map.
    public long elements() {
        return Math.multiplyExact((long) channels, Math.multiplyExact((long) height, width));
    }

    public Shape withChannels(int other) {
        return new Shape(other, height, width);
    }

    /// Whether both maps have the same height and width.
    public boolean sameSize(Shape other) {
        return height == other.height && width == other.width;
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
