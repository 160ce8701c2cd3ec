package io.cellwright.searchspace.graph;

/// The sliding window of a convolution or a pooling: kernel size, stride, zero padding on each
/// side, and dilation, all in pixels. Height and width may differ (1x7, 7x1).
public record Window(
        int height, int width, int stride, int paddingHeight, int paddingWidth, int dilation) {

    public Window {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a window is at least 1x1, not %dx%d".formatted(height, width));
        }
        if (stride < 1) {
            throw new IllegalArgumentException("a stride is at least 1, not " + stride);
        }
        if (dilation < 1) {
            throw new IllegalArgumentException("a dilation is at least 1, not " + dilation);
        }
        if (paddingHeight < 0 || paddingWidth < 0) {
            throw new IllegalArgumentException(
                    "padding is not negative, as in %dx%d".formatted(paddingHeight, paddingWidth));
        }
    }

    /// A square window padded so that stride 1 keeps the size and stride 2 halves it, rounded up.
    /// `kernel` is odd.
    public static Window same(int kernel, int stride) {
        if (kernel % 2 == 0) {
            throw new IllegalArgumentException(
                    "an even kernel cannot be padded alike on both sides: " + kernel);
        }
        return new Window(kernel, kernel, stride, kernel / 2, kernel / 2, 1);
    }

    /// The rows of the result on an input of `rows`: (W - K + 2P) / S + 1, rounded down as the
    /// frameworks do. Not positive where the window does not fit.
    public long outputHeight(int rows) {
        return output(rows, height, paddingHeight);
    }

    /// The columns of the result on an input of `columns`, as [#outputHeight(int)].
    public long outputWidth(int columns) {
        return output(columns, width, paddingWidth);
    }

    private long output(int size, int kernel, int padding) {
        long extent = (long) dilation * (kernel - 1) + 1;
        return Math.floorDiv(size + 2L * padding - extent, stride) + 1;
    }
}
