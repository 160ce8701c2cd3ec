package io.cellwright.searchspace.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {

    @TempDir private Path folder;

    private static String reading(Path file) {
        return FileTrouble.words(
                catchThrowableOfType(IOException.class, () -> Files.readString(file)));
    }

    @Test
    void aFileThatIsNotThereIsSaidNotToBe() {
        assertThat(reading(folder.resolve("none"))).isEqualTo("there is no such file or folder");
    }

    @Test
    void bytesThatAreNoTextAreSaidNotToBe() throws IOException {
        Path file = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(reading(file)).isEqualTo("it is not UTF-8 text");
    }

    @Test
    void aFolderIsSaidToBeOne() {
        assertThat(reading(folder)).isEqualTo("it is a folder");
    }
}
