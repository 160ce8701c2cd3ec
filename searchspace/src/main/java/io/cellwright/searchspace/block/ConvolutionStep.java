package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.Window;

/// One convolution of an Inception branch: its output channels and its window.
record ConvolutionStep(int channels, Window window) {

    /// A square window that keeps the size.
    static ConvolutionStep square(int kernel, int channels) {
        return new ConvolutionStep(channels, Window.same(kernel, 1));
    }

    /// A window of one row that keeps the size, `1 x length`.
    static ConvolutionStep row(int length, int channels) {
        return new ConvolutionStep(channels, Window.same(1, length, 1));
    }

    /// A window of one column that keeps the size, `length x 1`.
    static ConvolutionStep column(int length, int channels) {
        return new ConvolutionStep(channels, Window.same(length, 1, 1));
    }

    /// A 3x3 window with stride 2 and no padding.
    static ConvolutionStep reducing(int channels) {
        return new ConvolutionStep(channels, Window.valid(3, 2));
    }
}
