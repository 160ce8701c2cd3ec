package io.cellwright.worker.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/// Image files for tests.
final class ImageFiles {

    private ImageFiles() {}

    /// An image whose pixels are 0xRRGGBB by column and row.
    static BufferedImage image(int type, int width, int height, IntBinaryOperator colour) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                image.setRGB(column, row, colour.applyAsInt(column, row));
            }
        }
        return image;
    }

    static BufferedImage plain(int width, int height, int colour) {
        return image(BufferedImage.TYPE_3BYTE_BGR, width, height, (_, _) -> colour);
    }

    /// Writes a JPEG or PNG, by the ending of the name; folders are made.
    static Path write(Path file, BufferedImage image) throws IOException {
        Files.createDirectories(file.getParent());
        String format = file.toString().endsWith("png") ? "png" : "jpeg";
        if (!ImageIO.write(image, format, file.toFile())) {
            throw new IOException("no writer for " + file);
        }
        return file;
    }

    /// Some images of one colour for each class, dark red in `a` and bright blue in `b`.
    static Path folder(Path root, int train, int test) throws IOException {
        for (int image = 0; image < train; image++) {
            write(root.resolve("train/a/%03d.jpg".formatted(image)), plain(40, 30, 0x600000));
            write(root.resolve("train/b/%03d.png".formatted(image)), plain(20, 50, 0x4040FF));
        }
        for (int image = 0; image < test; image++) {
            write(root.resolve("test/a/%03d.png".formatted(image)), plain(16, 16, 0x600000));
            write(root.resolve("test/b/%03d.jpeg".formatted(image)), plain(16, 16, 0x4040FF));
        }
        return root;
    }
}
