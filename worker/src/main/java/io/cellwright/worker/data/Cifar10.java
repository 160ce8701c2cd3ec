package io.cellwright.worker.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CIFAR-10 in its official binary layout, read from a folder.
///
/// Every file is checked for its size and its labels, never for its pixels: a copy that went
/// through another image codec is valid.
public final class Cifar10 implements LocatedDataset {

    static final String NAME = "cifar10";

    private final CifarLayout layout;
    private final Path folder;

    Cifar10(CifarLayout layout, Path folder) {
        this.layout = layout;
        this.folder = folder;
    }

    /// Opens the folder that holds `data_batch_1.bin`, or its parent. Files are read by [#load]
    /// only.
    ///
    /// @throws DatasetException where neither folder holds that file
    public static Cifar10 at(Path directory) {
        return at(CifarLayout.CIFAR10, directory);
    }

    static Cifar10 at(CifarLayout layout, Path directory) {
        return find(layout, directory)
                .orElseThrow(() -> new DatasetException(notFound(layout, directory)));
    }

    /// The same as [#at], empty where the files are not there.
    public static Optional<Cifar10> find(Path directory) {
        return find(CifarLayout.CIFAR10, directory);
    }

    static Optional<Cifar10> find(CifarLayout layout, Path directory) {
        for (Path folder : List.of(directory, directory.resolve(layout.folder()))) {
            if (Files.exists(folder.resolve(layout.firstFile()))) {
                return Optional.of(new Cifar10(layout, folder));
            }
        }
        return Optional.empty();
    }

    private static String notFound(CifarLayout layout, Path directory) {
        if (!Files.isDirectory(directory)) {
            return "%s: %s; name the folder that holds %s, or its parent"
                    .formatted(
                            directory,
                            Files.exists(directory) ? "not a folder" : "no such folder",
                            layout.firstFile());
        }
        return "%s: found no %s here or in %s; name the folder that holds it, or its parent"
                .formatted(directory, layout.firstFile(), directory.resolve(layout.folder()));
    }

    /// The folder that holds the files.
    public Path folder() {
        return folder;
    }

    @Override
    public String name() {
        return layout.name();
    }

    @Override
    public String location() {
        return folder.toString();
    }

    /// Reads and checks all files; takes some 220 MB of heap.
    ///
    /// @throws DatasetException that names the first file that breaks a rule, what was found there,
    ///   and the rule
    @Override
    public Dataset load() {
        List<String> classNames = classNames();
        // Sizes first, as a missing last file should not cost the reading of all others.
        layout.imageFiles().forEach(this::checkSize);
        ImageSet train = read(layout.trainFiles());
        ImageSet test = read(layout.testFiles());
        checkClasses(classNames, train, "training");
        checkClasses(classNames, test, "test");
        return Dataset.of(layout.name(), classNames, train, test);
    }

    private void checkSize(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw new DatasetException(
                    "%s: missing; %s needs %s"
                            .formatted(
                                    file, layout.name(), String.join(", ", layout.imageFiles())));
        }
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(file + ": not a regular file");
        }
        try {
            long found = Files.size(file);
            if (found != layout.fileBytes()) {
                throw wrongSize(file, found);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private DatasetException wrongSize(Path file, long found) {
        return new DatasetException(
                "%s: %d bytes; must be %d (%d records of %d bytes)"
                        .formatted(
                                file,
                                found,
                                layout.fileBytes(),
                                layout.recordsPerFile(),
                                layout.recordBytes()));
    }

    private static DatasetException unreadable(Path file, IOException cause) {
        return new DatasetException(file + ": cannot be read: " + cause, cause);
    }

    private ImageSet read(List<String> names) {
        int bytes = layout.shape().bytes();
        int records = Math.multiplyExact(names.size(), layout.recordsPerFile());
        byte[] pixels = new byte[Math.multiplyExact(records, bytes)];
        int[] labels = new int[records];
        for (int index = 0; index < names.size(); index++) {
            readFile(
                    folder.resolve(names.get(index)),
                    index * layout.recordsPerFile(),
                    pixels,
                    labels);
        }
        return ImageSet.owning(layout.shape(), pixels, labels);
    }

    private void readFile(Path file, int first, byte[] pixels, int[] labels) {
        byte[] content = content(file);
        int bytes = layout.shape().bytes();
        for (int record = 0; record < layout.recordsPerFile(); record++) {
            int at = record * layout.recordBytes();
            int label = content[at] & 0xFF;
            if (label >= layout.classNames().size()) {
                throw new DatasetException(
                        "%s: record %d (at byte %d) has label %d; must be 0 to %d"
                                .formatted(
                                        file, record, at, label, layout.classNames().size() - 1));
            }
            labels[first + record] = label;
            System.arraycopy(content, at + 1, pixels, (first + record) * bytes, bytes);
        }
    }

    private byte[] content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(Math.toIntExact(layout.fileBytes()));
            if (content.length != layout.fileBytes()) {
                throw wrongSize(file, content.length);
            }
            return content;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// A file of zeros has the right size and only allowed labels; this is what it fails.
    private void checkClasses(List<String> classNames, ImageSet images, String part) {
        int[] counts = images.countPerClass(classNames.size());
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                throw new DatasetException(
                        "%s: no %s image has label %d (%s); every class must occur"
                                .formatted(folder, part, label, classNames.get(label)));
            }
        }
    }

    private List<String> classNames() {
        Path file = folder.resolve(layout.classNamesFile());
        if (!Files.exists(file)) {
            return layout.classNames();
        }
        List<String> names = new ArrayList<>();
        try {
            // Names are ASCII in the official file; anything else is shown rather than refused.
            String text = new String(firstKilobytes(file), StandardCharsets.ISO_8859_1);
            text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(names::add);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (names.size() != layout.classNames().size()) {
            throw new DatasetException(
                    "%s: %d class names; must be %d, one a line"
                            .formatted(file, names.size(), layout.classNames().size()));
        }
        return names;
    }

    private static byte[] firstKilobytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4096);
        }
    }
}
