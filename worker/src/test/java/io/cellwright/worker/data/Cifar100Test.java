package io.cellwright.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar100Test {

    private static final CifarLayout LAYOUT = CifarLayout.cifar100(200, 100);
    private static final int RECORD = 3074;

    @TempDir private Path parent;
    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        folder = Files.createDirectory(parent.resolve("cifar-100-binary"));
        write("train.bin", 200);
        write("test.bin", 100);
    }

    /// Record i has the fine label i mod 100, the coarse one i mod 20, and bytes i.
    private void write(String name, int records) throws IOException {
        byte[] content = new byte[records * RECORD];
        for (int record = 0; record < records; record++) {
            Arrays.fill(content, record * RECORD, (record + 1) * RECORD, (byte) record);
            content[record * RECORD] = (byte) (record % 20);
            content[record * RECORD + 1] = (byte) (record % 100);
        }
        Files.write(folder.resolve(name), content);
    }

    private void change(String name, int at, int value) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(name));
        content[at] = (byte) value;
        Files.write(folder.resolve(name), content);
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> FileDataset.at(LAYOUT, parent).load())
                .withMessageContaining(message);
    }

    @Test
    void theFineLabelIsTheClass() {
        Dataset dataset = FileDataset.at(LAYOUT, parent).load();

        assertThat(dataset.name()).isEqualTo("cifar100");
        assertThat(dataset.classes()).isEqualTo(100);
        assertThat(dataset.train().size()).isEqualTo(200);
        assertThat(dataset.test().size()).isEqualTo(100);
        assertThat(dataset.train().label(157)).isEqualTo(57);
        assertThat(dataset.train().pixels(new int[] {157})).hasSize(3072).containsOnly((byte) 157);
        assertThat(dataset.classNames())
                .hasSize(100)
                .startsWith("apple", "aquarium_fish")
                .endsWith("woman", "worm")
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void bothLabelsAreChecked() throws IOException {
        change("train.bin", 3 * RECORD, 20);
        assertRefused("train.bin: record 3 (at byte 9222) has coarse label 20; must be 0 to 19");

        writeAgain();
        change("test.bin", 4 * RECORD + 1, 100);
        assertRefused("test.bin: record 4 (at byte 12297) has fine label 100; must be 0 to 99");
    }

    private void writeAgain() throws IOException {
        write("train.bin", 200);
    }

    @Test
    void filesOfTheWrongSizeAreRefused() throws IOException {
        write("test.bin", 99);

        assertRefused("test.bin: 304326 bytes; must be 307400 (100 records of 3074 bytes)");
    }

    @Test
    void aClassThatDoesNotOccurIsRefused() throws IOException {
        change("test.bin", 7 * RECORD + 1, 8);

        assertRefused("no test image has label 7 (beetle); every class must occur");
    }
}
