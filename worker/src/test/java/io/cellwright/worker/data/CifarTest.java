package io.cellwright.worker.data;

import static io.cellwright.worker.data.CifarFiles.LAYOUT;
import static io.cellwright.worker.data.CifarFiles.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {

    @TempDir private Path parent;
    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        folder = CifarFiles.write(parent.resolve("cifar-10-batches-bin"));
    }

    private static Dataset load(Path directory) {
        return FileDataset.at(LAYOUT, directory).load();
    }

    private static void assertRefused(Path directory, String... parts) {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> load(directory))
                .withMessageContainingAll(parts);
    }

    @Test
    void recordsComeInTheOrderOfTheFiles() {
        Dataset dataset = load(folder);

        assertThat(dataset.train().size()).isEqualTo(100);
        assertThat(dataset.test().size()).isEqualTo(20);
        assertThat(dataset.shape()).hasToString("3x32x32");
        assertThat(dataset.train().pixels(new int[] {43})).hasSize(3072).containsOnly(fill(2, 3));
        assertThat(dataset.train().label(43)).isEqualTo(3);
        assertThat(dataset.test().pixels(new int[] {19})).containsOnly(fill(5, 19));
        assertThat(dataset.test().label(19)).isEqualTo(9);
    }

    @Test
    void theParentOfTheFolderWillDo() {
        assertThat(load(parent).train().size()).isEqualTo(100);
        assertThat(FileDataset.at(LAYOUT, parent).folder()).isEqualTo(folder);
    }

    @Test
    void classNamesComeFromTheFileWhereItIsThere() throws IOException {
        Path names = folder.resolve("batches.meta.txt");
        Files.writeString(names, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");
        assertThat(load(folder).classNames()).startsWith("a", "b").hasSize(10);

        Files.delete(names);
        assertThat(load(folder).classNames()).startsWith("airplane", "automobile").hasSize(10);
    }

    @Test
    void aWrongNumberOfClassNamesIsRefused() throws IOException {
        Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\n");

        assertRefused(folder, "batches.meta.txt: 2 class names; must be 10");
    }

    @Test
    void aTruncatedFileIsRefusedWithItsNameAndSize() throws IOException {
        Path file = folder.resolve("data_batch_3.bin");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 61_459));

        assertRefused(folder, file + ": 61459 bytes; must be 61460 (20 records of 3073 bytes)");
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws IOException {
        Path file = folder.resolve("test_batch.bin");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 61_461));

        assertRefused(folder, "test_batch.bin: 61461 bytes; must be 61460");
    }

    @Test
    void aMissingFileIsRefusedWithItsName() throws IOException {
        Files.delete(folder.resolve("data_batch_5.bin"));

        assertRefused(folder, folder.resolve("data_batch_5.bin") + ": missing");
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        Files.delete(folder.resolve("data_batch_5.bin"));
        Files.createDirectory(folder.resolve("data_batch_5.bin"));

        assertRefused(folder, "data_batch_5.bin: not a regular file");
    }

    @Test
    void aLabelOutOfRangeIsRefusedWithItsRecord() throws IOException {
        Path file = folder.resolve("data_batch_2.bin");
        byte[] content = Files.readAllBytes(file);
        content[7 * 3073] = (byte) 200;
        Files.write(file, content);

        assertRefused(
                folder, "data_batch_2.bin: record 7 (at byte 21511) has label 200; must be 0 to 9");
    }

    @Test
    void filesOfZerosAreRefusedThoughTheirSizesAreRight() throws IOException {
        for (String name : LAYOUT.imageFiles()) {
            Files.write(folder.resolve(name), new byte[61_460]);
        }

        assertRefused(folder, "no training image has label 1 (automobile)");
    }

    @Test
    void aFolderWithoutTheFilesIsRefusedWithBothPlacesLookedAt() throws IOException {
        Path empty = Files.createDirectory(parent.resolve("empty"));

        assertRefused(
                empty,
                empty + ": found no data_batch_1.bin here or in",
                empty.resolve("cifar-10-batches-bin").toString());
        assertThat(FileDataset.find(LAYOUT, empty)).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertRefused(parent.resolve("nowhere"), "nowhere: no such folder");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() {
        assertRefused(folder.resolve("test_batch.bin"), "test_batch.bin: not a folder");
    }

    @Test
    void pixelsMayHoldAnything() throws IOException {
        // A copy that went through another codec differs in its pixels.
        Path file = folder.resolve("data_batch_1.bin");
        byte[] content = Files.readAllBytes(file);
        content[1] ^= 0x55;
        Files.write(file, content);

        assertThat(load(folder).train().size()).isEqualTo(100);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "CELLWRIGHT_CIFAR10", matches = ".+")
    void theRealDataSetHasItsKnownCountsAndStatistics() {
        Dataset dataset =
                FileDataset.at(CifarLayout.CIFAR10, Path.of(System.getenv("CELLWRIGHT_CIFAR10")))
                        .load();

        assertThat(dataset.train().countPerClass(10)).containsOnly(5000);
        assertThat(dataset.test().countPerClass(10)).containsOnly(1000);
        // The means and deviations that the literature normalizes with.
        double[] mean = {125.3, 123.0, 113.9};
        double[] deviation = {63.0, 62.1, 66.7};
        for (int channel = 0; channel < 3; channel++) {
            assertThat(dataset.normalization().mean().get(channel))
                    .isCloseTo(mean[channel], within(0.5));
            assertThat(dataset.normalization().deviation().get(channel))
                    .isCloseTo(deviation[channel], within(0.5));
        }
    }
}
