package io.cellwright.controller.search.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {

    private static final List<String> LINES = MadeUpTable.lines();
    private static final String CELL = "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";

    @TempDir private Path folder;

    private Path file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("table.csv"), lines);
    }

    private static BenchmarkTable read(Path file) throws IOException {
        return TableReader.read(file, MadeUpTable.SPACE);
    }

    @Test
    void aPlainFileAndACompressedOneGiveTheSameRows() throws IOException {
        Path plain = file(LINES);
        assertThat(read(plain).rows()).isEqualTo(MadeUpTable.rows());

        Path compressed = folder.resolve("any.name");
        try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(plain, bytes);
        }
        assertThat(read(compressed).rows()).isEqualTo(MadeUpTable.rows());
    }

    @Test
    void columnsAreFoundByTheirNamesAndOthersAreIgnored() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "index,seconds,note,final_test_accuracy,final_valid_accuracy,reward_accuracy,"
                        + "macs,params,arch");
        for (TableRow row : MadeUpTable.rows()) {
            lines.add(
                    "%d,%s,\"a, \"\"b\"\"\",%s,%s,%s,%d,%d,%s"
                            .formatted(
                                    lines.size(),
                                    row.seconds(),
                                    row.accuracies().finalTest(),
                                    row.accuracies().finalValidation(),
                                    row.accuracies().reward(),
                                    row.multiplyAdds(),
                                    row.parameters(),
                                    row.architecture()));
        }
        assertThat(read(file(lines)).rows()).isEqualTo(MadeUpTable.rows());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    CELL,1,2,50,60,70;            a line has as many fields as there are columns, 7, not 6
                    CELL,1,2,50,60,70,10,11;      a line has as many fields as there are columns, 7, not 8
                    CELL,many,2,50,60,70,10;      params is a whole number from 0, not "many"
                    CELL,1,-2,50,60,70,10;        macs is a whole number from 0, not "-2"
                    CELL,1,2,,60,70,10;           reward_accuracy is a number, not ""
                    CELL,1,2,NaN,60,70,10;        reward_accuracy is a number, not "NaN"
                    CELL,1,2,50,160,70,10;        final_valid_accuracy is 0.0 to 100.0, not 160.0
                    CELL,1,2,50,60,-1,10;         final_test_accuracy is 0.0 to 100.0, not -1.0
                    CELL,1,2,50,60,70,0;          seconds is a positive number, not 0.0
                    CELL,1,2,50,60,70,1e999;      seconds is a positive number, not Infinity
                    CELL,1,2,50,60,70,soon;       seconds is a number, not "soon"
                    |conv~0|,1,2,50,60,70,10;     arch: at position 1 of "|conv~0|": an operation is one of
                    """)
    void aBadRowIsAnErrorThatNamesItsLineTheColumnAndTheRule(String line, String rule)
            throws IOException {
        List<String> lines = new ArrayList<>(LINES);
        lines.set(3, line.replace("CELL", CELL));
        Path file = file(lines);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageStartingWith(file + ", line 4: " + rule);
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() throws IOException {
        List<String> lines = new ArrayList<>(LINES);
        lines.addAll(2, List.of("", ""));
        lines.set(6, "bad");
        Path file = file(lines);
        assertThatThrownBy(() -> read(file)).hasMessageStartingWith(file + ", line 7: ");
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        List<String> lines = new ArrayList<>(LINES);
        lines.set(0, MadeUpTable.HEADER.replace("seconds", "time"));
        Path file = file(lines);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageStartingWith(file + ", line 1: the column seconds is missing; ");
    }

    @Test
    void aColumnThatIsThereTwiceIsNamed() throws IOException {
        Path file = file(List.of(MadeUpTable.HEADER + ",arch"));
        assertThatThrownBy(() -> read(file))
                .hasMessage(file + ", line 1: there are two columns arch");
    }

    @Test
    void anArchitectureThatIsThereTwiceIsNamedWithBothLines() throws IOException {
        List<String> lines = new ArrayList<>(LINES);
        lines.add(LINES.get(5));
        Path file = file(lines);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageStartingWith(file + ", line 15627: arch is |none~0|")
                .hasMessageEndingWith("which line 6 has already");
    }

    @Test
    void anArchitectureThatIsNotThereIsNamed() throws IOException {
        List<String> lines = new ArrayList<>(LINES);
        lines.remove(1);
        Path file = file(lines);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidTableException.class)
                .hasMessage(
                        file
                                + ": 1 of the 15,625 architectures of space nasbench201 have no"
                                + " row, the first of them"
                                + " |none~0|+|none~0|none~1|+|none~0|none~1|none~2|");
    }

    @Test
    void anEmptyFileIsAnError() throws IOException {
        Path file = file(List.of());
        assertThatThrownBy(() -> read(file)).hasMessageStartingWith(file + " is empty: ");
    }

    @Test
    void aFileThatIsCutOffOrNoGzipAfterAllCannotBeRead() throws IOException {
        Path cut = folder.resolve("cut.gz");
        try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(cut))) {
            bytes.write(String.join("\n", LINES).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);

        Path wrong =
                Files.write(
                        folder.resolve("wrong.gz"),
                        new byte[] {0x1f, (byte) 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        assertThatThrownBy(() -> read(wrong)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(folder.resolve("none.csv"))).isInstanceOf(IOException.class);
    }
}
