package io.cellwright.worker.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;

/// The largest square in the middle of an image, in 8 bits a channel: grey, or red, green and blue.
/// What is transparent is over white.
///
/// Samples of grey images are taken as they are: asked for colours, Java takes grey for linear
/// light and brightens it.
final class SquareImage {

    private SquareImage() {}

    /// Whether every colour that the image can have is a grey.
    static boolean isGrey(BufferedImage image) {
        if (!(image.getColorModel() instanceof IndexColorModel palette)) {
            return image.getRaster().getNumBands() < 3;
        }
        for (int index = 0; index < palette.getMapSize(); index++) {
            if (palette.getRed(index) != palette.getGreen(index)
                    || palette.getRed(index) != palette.getBlue(index)) {
                return false;
            }
        }
        return true;
    }

    /// The square, of the type for grey images or of that for colours.
    static BufferedImage of(BufferedImage image, boolean isGrey) {
        int side = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - side) / 2;
        int top = (image.getHeight() - side) / 2;
        int type = isGrey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        if (image.getType() == type) {
            return image.getSubimage(left, top, side, side);
        }
        BufferedImage square = new BufferedImage(side, side, type);
        boolean hasSamples = isGrey && !(image.getColorModel() instanceof IndexColorModel);
        for (int row = 0; row < side; row++) {
            if (hasSamples) {
                copyGrey(image, left, top + row, square.getRaster(), row);
            } else {
                copyColours(image, left, top + row, square.getRaster(), row);
            }
        }
        return square;
    }

    private static void copyGrey(
            BufferedImage image, int left, int from, WritableRaster square, int row) {
        int side = square.getWidth();
        int[] grey = eightBits(image, left, from, side, 0);
        if (image.getRaster().getNumBands() == 2) {
            int[] alpha = eightBits(image, left, from, side, 1);
            for (int column = 0; column < side; column++) {
                grey[column] = overWhite(grey[column], alpha[column]);
            }
        }
        square.setSamples(0, row, side, 1, 0, grey);
    }

    private static int[] eightBits(BufferedImage image, int left, int row, int count, int band) {
        int[] samples = image.getRaster().getSamples(left, row, count, 1, band, (int[]) null);
        int most = (1 << image.getSampleModel().getSampleSize(band)) - 1;
        for (int column = 0; most != 255 && column < count; column++) {
            samples[column] = (samples[column] * 255 + most / 2) / most;
        }
        return samples;
    }

    private static void copyColours(
            BufferedImage image, int left, int from, WritableRaster square, int row) {
        int side = square.getWidth();
        int[] colours = image.getRGB(left, from, side, 1, null, 0, side);
        int bands = square.getNumBands();
        int[] samples = new int[bands * side];
        for (int column = 0; column < side; column++) {
            int colour = colours[column];
            int alpha = colour >>> 24;
            for (int band = 0; band < bands; band++) {
                samples[bands * column + band] =
                        overWhite((colour >> (16 - 8 * band)) & 0xFF, alpha);
            }
        }
        square.setPixels(0, row, side, 1, samples);
    }

    private static int overWhite(int value, int alpha) {
        return (value * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
