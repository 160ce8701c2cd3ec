package io.cellwright.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cellwright.searchspace.trial.BuiltInDataset;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

    private static final IdxLayout LAYOUT =
            new IdxLayout(
                    "tiny",
                    "tiny",
                    new ImageShape(1, 2, 3),
                    List.of("a", "b"),
                    List.of(3, 2),
                    List.of(1, 1));

    @TempDir private Path parent;
    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        folder = Files.createDirectory(parent.resolve("tiny"));
        write("train-images-idx3-ubyte", images(5, 2, 3));
        write("train-labels-idx1-ubyte", labels(0, 1, 0, 1, 0));
        write("t10k-images-idx3-ubyte.gz", images(2, 2, 3));
        write("t10k-labels-idx1-ubyte.gz", labels(1, 0));
    }

    /// Image i has bytes i.
    private static byte[] images(int count, int height, int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int number : new int[] {0x803, count, height, width}) {
            out.writeInt(number);
        }
        for (int image = 0; image < count; image++) {
            for (int pixel = 0; pixel < height * width; pixel++) {
                out.writeByte(image);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] labels(int... labels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x801);
        out.writeInt(labels.length);
        for (int label : labels) {
            out.writeByte(label);
        }
        return bytes.toByteArray();
    }

    private void write(String name, byte[] content) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            out.write(content);
        }
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> FileDataset.at(LAYOUT, parent).load())
                .withMessageContainingAll(parts);
    }

    @Test
    void filesArePlainOrCompressed() {
        Dataset dataset = FileDataset.at(LAYOUT, parent).load();

        assertThat(dataset.shape()).hasToString("1x2x3");
        assertThat(dataset.train().labels()).containsExactly(0, 1, 0, 1, 0);
        assertThat(dataset.test().labels()).containsExactly(1, 0);
        assertThat(dataset.train().pixels(new int[] {4})).hasSize(6).containsOnly(4);
        assertThat(dataset.test().pixels(new int[] {1})).hasSize(6).containsOnly(1);
    }

    @Test
    void aFileOfLabelsInPlaceOfImagesIsRefused() throws IOException {
        write("train-images-idx3-ubyte", labels(0, 1, 0, 1, 0));

        assertRefused("train-images-idx3-ubyte: type 0x00000801; must be type 0x00000803");
    }

    @Test
    void anotherNumberOfImagesRowsOrColumnsIsRefused() throws IOException {
        write("train-images-idx3-ubyte", images(4, 2, 3));
        assertRefused("train-images-idx3-ubyte: 4 entries; must be 5 entries");
        write("train-images-idx3-ubyte", images(5, 3, 3));
        assertRefused("train-images-idx3-ubyte: 3 rows; must be 2 rows");
        write("train-images-idx3-ubyte", images(5, 2, 2));
        assertRefused("train-images-idx3-ubyte: 2 columns; must be 3 columns");
    }

    @Test
    void aFileThatEndsEarlyOrLateIsRefused() throws IOException {
        write("train-images-idx3-ubyte", Arrays.copyOf(images(5, 2, 3), 45));
        assertRefused("train-images-idx3-ubyte: only 29 bytes after its header; must be 30");
        write("train-images-idx3-ubyte", Arrays.copyOf(images(5, 2, 3), 47));
        assertRefused("train-images-idx3-ubyte: more than 30 bytes after its header; must be 30");
        write("train-images-idx3-ubyte", new byte[] {0, 0});
        assertRefused("train-images-idx3-ubyte: ends before it should");
    }

    @Test
    void aCompressedFileThatIsDamagedIsRefused() throws IOException {
        Path file = folder.resolve("t10k-images-idx3-ubyte.gz");
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length - 12));
        assertRefused("t10k-images-idx3-ubyte.gz: ends before it should");

        Files.write(file, new byte[100]);
        assertRefused("t10k-images-idx3-ubyte.gz: is no whole gzip file");
    }

    @Test
    void aLabelOutOfRangeIsRefusedWithItsImage() throws IOException {
        write("train-labels-idx1-ubyte", labels(0, 1, 2, 1, 0));

        assertRefused("train-labels-idx1-ubyte: image 2 has label 2; must be 0 to 1");
    }

    @Test
    void theFilesOfAnotherDataSetOfTheSameSizesAreRefused() throws IOException {
        write("train-labels-idx1-ubyte", labels(0, 1, 1, 1, 0));

        assertRefused("train-labels-idx1-ubyte: 2 images have label 0 (a); in tiny it is 3");
    }

    @Test
    void aMissingFileIsRefusedWithItsName() throws IOException {
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));

        assertRefused(
                folder.resolve("t10k-labels-idx1-ubyte") + ": missing; tiny needs",
                "t10k-labels-idx1-ubyte (plain or .gz)");
    }

    @Test
    void theCountsOfThePublishedDataSetsAreThoseOfTheirImages() {
        for (IdxLayout layout : List.of(IdxLayout.MNIST, IdxLayout.FASHION_MNIST)) {
            assertThat(layout.train().stream().mapToInt(Integer::intValue).sum()).isEqualTo(60_000);
            assertThat(layout.test().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
        }
    }

    @Test
    void debiansFashionMnistIsFoundByItself() {
        DatasetLocator locator =
                new DatasetLocator(
                        DatasetPlaces.of(parent, Optional.empty()), DatasetFiles.official());
        Optional<FileDataset> found = locator.find(BuiltInDataset.FASHION_MNIST);
        assumeThat(found).as("Debian's dataset-fashion-mnist is installed").isPresent();

        Dataset dataset = found.orElseThrow().load();

        assertThat(dataset.train().countPerClass(10)).containsOnly(6000);
        assertThat(dataset.shape()).hasToString("1x28x28");
        // The mean and deviation that the literature normalizes with, 0.2860 and 0.3530.
        assertThat(dataset.normalization().mean().getFirst() / 255).isBetween(0.2859, 0.2862);
        assertThat(dataset.normalization().deviation().getFirst() / 255).isBetween(0.3529, 0.3532);
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(
                        () -> FileDataset.at(IdxLayout.MNIST, found.orElseThrow().folder()).load())
                .withMessageContaining("6000 images have label 0 (0); in mnist it is 5923");
    }
}
