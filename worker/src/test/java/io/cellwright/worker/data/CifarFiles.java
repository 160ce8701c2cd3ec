package io.cellwright.worker.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Small files in CIFAR's layout, for tests: 20 records each, the labels in turn, and every byte of
/// a record's image equal to [#fill].
final class CifarFiles {

    static final CifarLayout LAYOUT = CifarLayout.cifar10(20);

    private CifarFiles() {}

    static byte fill(int file, int record) {
        return (byte) (file * 40 + record);
    }

    /// The content of all files by name.
    static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put(
                LAYOUT.classNamesFile(),
                (String.join("\n", LAYOUT.classNames()) + "\n\n")
                        .getBytes(StandardCharsets.US_ASCII));
        List<String> names = LAYOUT.imageFiles();
        for (int file = 0; file < names.size(); file++) {
            byte[] content = new byte[(int) LAYOUT.fileBytes(LAYOUT.train())];
            for (int record = 0; record < LAYOUT.train().recordsPerFile(); record++) {
                int start = record * LAYOUT.recordBytes();
                Arrays.fill(content, start, start + LAYOUT.recordBytes(), fill(file, record));
                content[start] = (byte) (record % 10);
            }
            contents.put(names.get(file), content);
        }
        return contents;
    }

    /// Writes all files into a folder, which is made where it is missing.
    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> entry : contents().entrySet()) {
            Files.write(folder.resolve(entry.getKey()), entry.getValue());
        }
        return folder;
    }
}
