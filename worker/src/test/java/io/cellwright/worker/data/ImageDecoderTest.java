package io.cellwright.worker.data;

import static io.cellwright.worker.data.ImageFiles.image;
import static io.cellwright.worker.data.ImageFiles.plain;
import static io.cellwright.worker.data.ImageFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDecoderTest {

    private static final ImageDecoder COLOURS = new ImageDecoder(3, 8);
    private static final ImageDecoder GREY = new ImageDecoder(1, 8);

    @TempDir private Path folder;

    private void assertRefused(ImageDecoder decoder, Path file, String... parts) {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> decoder.decode(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContainingAll(parts);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length * 64];
        for (int channel = 0; channel < values.length; channel++) {
            Arrays.fill(bytes, channel * 64, (channel + 1) * 64, (byte) values[channel]);
        }
        return bytes;
    }

    @Test
    void theChannelsComeOneAfterTheOther() throws IOException {
        assertThat(COLOURS.decode(write(folder.resolve("a.png"), plain(8, 8, 0x102030))))
                .isEqualTo(bytes(0x10, 0x20, 0x30));
        assertThat(COLOURS.decode(write(folder.resolve("b.png"), plain(31, 57, 0x102030))))
                .isEqualTo(bytes(0x10, 0x20, 0x30));
    }

    @Test
    void theSquareInTheMiddleIsTaken() throws IOException {
        BufferedImage wide =
                image(
                        BufferedImage.TYPE_INT_RGB,
                        40,
                        20,
                        (column, _) -> column >= 10 && column < 30 ? 0x00FF00 : 0xFF0000);

        assertThat(COLOURS.decode(write(folder.resolve("wide.png"), wide)))
                .isEqualTo(bytes(0, 0xFF, 0));
    }

    @Test
    void shrinkingAveragesSmallPatternsRatherThanPickingPixels() throws IOException {
        BufferedImage checkers =
                image(
                        BufferedImage.TYPE_3BYTE_BGR,
                        80,
                        80,
                        (column, row) -> (column + row) % 2 == 0 ? 0xFFFFFF : 0);

        for (byte value : COLOURS.decode(write(folder.resolve("fine.png"), checkers))) {
            assertThat(value & 0xFF).isBetween(126, 129);
        }
    }

    @Test
    void greyIsTakenAsItIsAlsoWithOtherDepths() throws IOException {
        BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage deep = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        for (int pixel = 0; pixel < 64; pixel++) {
            grey.getRaster().setSample(pixel % 8, pixel / 8, 0, 56);
            deep.getRaster().setSample(pixel % 8, pixel / 8, 0, 56 * 257);
        }

        for (BufferedImage image : new BufferedImage[] {grey, deep}) {
            Path file = write(folder.resolve("grey.png"), image);
            assertThat(GREY.decode(file)).isEqualTo(bytes(56));
            assertThat(COLOURS.decode(file)).isEqualTo(bytes(56, 56, 56));
        }
    }

    @Test
    void palettesAreColoursUnlessAllOfThemAreGrey() throws IOException {
        byte[] ramp = {0, 100};
        byte[] flat = {0, 50};
        IndexColorModel greys = new IndexColorModel(1, 2, ramp, ramp, ramp);
        IndexColorModel colours = new IndexColorModel(1, 2, ramp, flat, ramp);
        Path grey = write(folder.resolve("grey.png"), indexed(greys));
        Path colour = write(folder.resolve("colour.png"), indexed(colours));

        assertThat(GREY.decode(grey)).isEqualTo(bytes(100));
        assertThat(COLOURS.decode(colour)).isEqualTo(bytes(100, 50, 100));
        assertRefused(GREY, colour, "in colours; must be grey in a data set of 1 channel");
    }

    private static BufferedImage indexed(IndexColorModel palette) {
        BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_BINARY, palette);
        int[] ones = new int[81];
        Arrays.fill(ones, 1);
        image.getRaster().setSamples(0, 0, 9, 9, 0, ones);
        return image;
    }

    @Test
    void whatIsTransparentIsOverWhite() throws IOException {
        BufferedImage half =
                image(BufferedImage.TYPE_INT_ARGB, 8, 8, (_, row) -> row < 4 ? 0 : 0xFF000080);

        byte[] decoded = COLOURS.decode(write(folder.resolve("half.png"), half));

        assertThat(decoded[0]).isEqualTo((byte) 0xFF);
        assertThat(decoded[63]).isZero();
        assertThat(decoded[2 * 64 + 63]).isEqualTo((byte) 0x80);
    }

    @Test
    void aJpegThatIsCutOffIsRefused() throws IOException {
        Random random = new Random(1);
        BufferedImage noise =
                image(BufferedImage.TYPE_3BYTE_BGR, 64, 64, (_, _) -> random.nextInt(1 << 24));
        Path file = write(folder.resolve("noise.jpg"), noise);
        byte[] content = Files.readAllBytes(file);

        for (int length : new int[] {content.length / 2, 300, 20}) {
            Files.write(file, Arrays.copyOf(content, length));
            assertRefused(COLOURS, file, "cannot be decoded, it is damaged or cut off");
        }
    }

    @Test
    void aJpegWhosePictureIsOverwrittenIsRefused() throws IOException {
        Random random = new Random(2);
        BufferedImage noise =
                image(BufferedImage.TYPE_3BYTE_BGR, 64, 64, (_, _) -> random.nextInt(1 << 24));
        Path file = write(folder.resolve("noise.jpg"), noise);
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, content.length / 2, content.length / 2 + 400, (byte) 0xFF);
        Files.write(file, content);

        assertRefused(COLOURS, file, "cannot be decoded, it is damaged or cut off");
    }

    @Test
    void aPngThatIsDamagedIsRefused() throws IOException {
        Random random = new Random(3);
        BufferedImage noise =
                image(BufferedImage.TYPE_3BYTE_BGR, 64, 64, (_, _) -> random.nextInt(1 << 24));
        Path file = write(folder.resolve("noise.png"), noise);
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length / 2));
        assertRefused(COLOURS, file, "cannot be decoded, it is damaged or cut off");

        byte[] zeros = content.clone();
        Arrays.fill(zeros, 60, 200, (byte) 0);
        Files.write(file, zeros);
        assertRefused(COLOURS, file, "cannot be decoded, it is damaged or cut off");
    }

    @Test
    void whatIsNoImageIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jpg"), "not an image");
        Path empty = Files.createFile(folder.resolve("empty.png"));
        Path gif = folder.resolve("moving.png");
        ImageIO.write(plain(9, 9, 0), "gif", gif.toFile());

        assertRefused(COLOURS, text, "neither JPEG nor PNG by its content");
        assertRefused(COLOURS, empty, "neither JPEG nor PNG by its content");
        assertRefused(COLOURS, gif, "a gif by its content; must be a JPEG or PNG");
    }

    @Test
    void anImageOfFourColoursIsRefusedWithTheNumberOfItsChannels() throws IOException {
        Path file = folder.resolve("print.jpg");
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            Raster fourColours = Raster.createInterleavedRaster(0, 16, 16, 4, null);
            writer.write(new IIOImage(fourColours, null, null));
        }

        assertRefused(COLOURS, file, "4 channels; must be grey, or red, green and blue");
    }
}
