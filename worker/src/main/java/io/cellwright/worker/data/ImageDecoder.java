package io.cellwright.worker.data;

import com.twelvemonkeys.image.ResampleOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/// Turns an image file into the bytes of one image: the largest square in its middle, resized by
/// Lanczos' filter, colour after colour.
///
/// @param channels 3 for red, green and blue, 1 for grey
/// @param side of the square that comes out
record ImageDecoder(int channels, int side) {

    /// An image of this many pixels takes 300 MB while it is decoded.
    private static final long LARGEST = 100_000_000;

    private static final Set<String> FORMATS = Set.of("jpeg", "jpg", "png");

    /// What libjpeg says of a picture that is partly lost. It also warns of what harms no pixel.
    private static final List<String> LOSSES =
            List.of("premature end", "bad huffman code", "instead of rst");

    /// Reads and resizes one image.
    ///
    /// @throws DatasetException that names the file and the rule that it breaks
    byte[] decode(Path file) {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new DatasetException(
                        "%s: neither JPEG nor PNG by its content".formatted(file));
            }
            ImageReader reader = readers.next();
            try {
                return resized(file, decoded(file, reader, in));
            } finally {
                reader.dispose();
            }
        } catch (DatasetException e) {
            throw e;
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            // So do the decoders of the JDK answer to some damage.
            throw damaged(file, e.toString(), e);
        }
    }

    private static DatasetException damaged(Path file, String reason, Throwable cause) {
        return new DatasetException(
                "%s: cannot be decoded, it is damaged or cut off: %s".formatted(file, reason),
                cause);
    }

    private static BufferedImage decoded(Path file, ImageReader reader, ImageInputStream in)
            throws IOException {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(format)) {
            throw new DatasetException(
                    "%s: a %s by its content; must be a JPEG or PNG".formatted(file, format));
        }
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > LARGEST) {
            throw new DatasetException(
                    "%s: %,d pixels; must be at most %,d".formatted(file, pixels, LARGEST));
        }
        requireColours(file, reader);
        BufferedImage image = reader.read(0);
        for (String warning : warnings) {
            if (LOSSES.stream().anyMatch(warning.toLowerCase(Locale.ROOT)::contains)) {
                throw damaged(file, warning, new IOException(warning));
            }
        }
        return image;
    }

    /// A picture of the four inks of print has no one way to be shown in red, green and blue.
    private static void requireColours(Path file, ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        int colours =
                types.hasNext()
                        ? types.next().getColorModel().getNumColorComponents()
                        : reader.readRaster(0, null).getNumBands();
        if (colours != 1 && colours != 3) {
            throw new DatasetException(
                    "%s: %d channels; must be grey, or red, green and blue, each also with alpha"
                            .formatted(file, colours));
        }
    }

    private byte[] resized(Path file, BufferedImage image) {
        boolean isGrey = SquareImage.isGrey(image);
        if (channels == 1 && !isGrey) {
            throw new DatasetException(
                    "%s: in colours; must be grey in a data set of 1 channel".formatted(file));
        }
        BufferedImage square = SquareImage.of(image, isGrey);
        BufferedImage small =
                square.getWidth() == side
                        ? square
                        : new ResampleOp(side, side, ResampleOp.FILTER_LANCZOS)
                                .filter(square, null);
        byte[] bytes = new byte[channels * side * side];
        int[] samples = new int[side * side];
        for (int channel = 0; channel < channels; channel++) {
            small.getRaster().getSamples(0, 0, side, side, isGrey ? 0 : channel, samples);
            for (int pixel = 0; pixel < samples.length; pixel++) {
                bytes[channel * samples.length + pixel] = (byte) samples[pixel];
            }
        }
        return bytes;
    }
}
