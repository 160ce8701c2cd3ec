package io.cellwright.searchspace.graph;

/// The sliding window of a convolution or a pooling: kernel size, stride, zero padding on each
/// side, and dilation, all in pixels. Height and width may differ (1x7, 7x1).
public record Window(
        int height,
        int width,
        int strideHeight,
        int strideWidth,
        int paddingHeight,
        int paddingWidth,
        int dilation) {

    public Window {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a window is at least 1x1, not %dx%d".formatted(height, width));
        }
        if (strideHeight < 1 || strideWidth < 1) {
            throw new IllegalArgumentException(
                    "a stride is at least 1, not %dx%d".formatted(strideHeight, strideWidth));
        }
        if (dilation < 1) {
            throw new IllegalArgumentException("a dilation is at least 1, not " + dilation);
        }
        if (paddingHeight < 0 || paddingWidth < 0) {
            throw new IllegalArgumentException(
                    "padding is not negative, as in %dx%d".formatted(paddingHeight, paddingWidth));
        }
    }

    /// A square window with the same padding on all four sides.
    public static Window square(int kernel, int stride, int padding) {
        return new Window(kernel, kernel, stride, stride, padding, padding, 1);
    }

    /// A square window without padding ("valid").
    public static Window valid(int kernel, int stride) {
        return square(kernel, stride, 0);
    }

    /// A square window padded so that stride 1 keeps the size and stride 2 halves it, rounded up.
    /// `kernel` is odd.
    public static Window same(int kernel, int stride) {
        return same(kernel, kernel, stride);
    }

    /// A window of `height` x `width`, both odd, padded as [#same(int, int)].
    public static Window same(int height, int width, int stride) {
        requireOdd(height);
        requireOdd(width);
        return new Window(height, width, stride, stride, height / 2, width / 2, 1);
    }

    /// A square window with gaps between its pixels, padded as [#same(int, int)].
    public static Window dilated(int kernel, int stride, int dilation) {
        requireOdd(kernel);
        int padding = Math.multiplyExact(kernel / 2, dilation);
        return new Window(kernel, kernel, stride, stride, padding, padding, dilation);
    }

    /// The rows of the result on an input of `rows`: (W - K + 2P) / S + 1, rounded down as the
    /// frameworks do. Not positive where the window does not fit.
    public long outputHeight(int rows) {
        return Math.floorDiv(slackHeight(rows), strideHeight) + 1;
    }

    /// The columns of the result on an input of `columns`, as [#outputHeight(int)].
    public long outputWidth(int columns) {
        return Math.floorDiv(slackWidth(columns), strideWidth) + 1;
    }

    /// The pixels that the window can move down: W - K + 2P.
    long slackHeight(int rows) {
        return rows + 2L * paddingHeight - extent(height);
    }

    long slackWidth(int columns) {
        return columns + 2L * paddingWidth - extent(width);
    }

    /// The pixels from the first to the last of a kernel side.
    public long extent(int kernel) {
        return (long) dilation * (kernel - 1) + 1;
    }

    private static void requireOdd(int kernel) {
        if (kernel % 2 == 0) {
            throw new IllegalArgumentException(
                    "an even kernel cannot be padded alike on both sides: " + kernel);
        }
    }
}
