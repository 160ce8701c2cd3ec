package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.Window;

/// One convolution of a run: its output channels and its window.
///
/// @param channels the output channels
/// @param window its size, stride and padding
public record ConvolutionStep(int channels, Window window) {

    /// A square window that keeps the size.
    public static ConvolutionStep square(int kernel, int channels) {
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

    ConvolutionStep withChannels(int number) {
        return new ConvolutionStep(number, window);
    }

    /// The same window, so many times as far apart.
    ConvolutionStep strided(int factor) {
        return new ConvolutionStep(
                channels,
                new Window(
                        window.height(),
                        window.width(),
                        window.strideHeight() * factor,
                        window.strideWidth() * factor,
                        window.paddingHeight(),
                        window.paddingWidth(),
                        window.dilation()));
    }
}
