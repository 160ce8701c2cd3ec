package io.cellwright.worker.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads CIFAR's official binary layout from a folder.
final class CifarReader {

    private final CifarLayout layout;
    private final Path folder;

    CifarReader(CifarLayout layout, Path folder) {
        this.layout = layout;
        this.folder = folder;
    }

    Dataset load() {
        List<String> classNames = classNames();
        // Sizes first, as a missing last file should not cost the reading of all others.
        for (CifarLayout.Part part : List.of(layout.train(), layout.test())) {
            part.files().forEach(name -> checkSize(part, folder.resolve(name)));
        }
        ImageSet train = read(layout.train());
        ImageSet test = read(layout.test());
        Rule.everyClassOccurs(folder, "training", train, classNames);
        Rule.everyClassOccurs(folder, "test", test, classNames);
        return Dataset.of(layout.name(), classNames, train, test);
    }

    private void checkSize(CifarLayout.Part part, Path file) {
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
            if (found != layout.fileBytes(part)) {
                throw wrongSize(part, file, found);
            }
        } catch (IOException e) {
            throw Rule.unreadable(file, e);
        }
    }

    private DatasetException wrongSize(CifarLayout.Part part, Path file, long found) {
        return new DatasetException(
                "%s: %d bytes; must be %d (%d records of %d bytes)"
                        .formatted(
                                file,
                                found,
                                layout.fileBytes(part),
                                part.recordsPerFile(),
                                layout.recordBytes()));
    }

    private ImageSet read(CifarLayout.Part part) {
        byte[] pixels = new byte[Math.multiplyExact(part.records(), layout.shape().bytes())];
        int[] labels = new int[part.records()];
        int first = 0;
        for (String name : part.files()) {
            readFile(part, folder.resolve(name), first, pixels, labels);
            first += part.recordsPerFile();
        }
        return ImageSet.owning(layout.shape(), pixels, labels);
    }

    private void readFile(
            CifarLayout.Part part, Path file, int first, byte[] pixels, int[] labels) {
        int bytes = layout.shape().bytes();
        byte[] head = new byte[layout.labels().size()];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int record = 0; record < part.recordsPerFile(); record++) {
                int read = in.readNBytes(head, 0, head.length);
                read += in.readNBytes(pixels, (first + record) * bytes, bytes);
                if (read != layout.recordBytes()) {
                    // Its size was right a moment ago.
                    throw wrongSize(part, file, (long) record * layout.recordBytes() + read);
                }
                labels[first + record] = label(file, record, head);
            }
        } catch (IOException e) {
            throw Rule.unreadable(file, e);
        }
    }

    private int label(Path file, int record, byte[] head) {
        for (int position = 0; position < head.length; position++) {
            CifarLayout.LabelByte rule = layout.labels().get(position);
            int label = head[position] & 0xFF;
            if (label >= rule.classes()) {
                throw new DatasetException(
                        "%s: record %d (at byte %d) has %s %d; must be 0 to %d"
                                .formatted(
                                        file,
                                        record,
                                        (long) record * layout.recordBytes() + position,
                                        rule.name(),
                                        label,
                                        rule.classes() - 1));
            }
        }
        return head[head.length - 1] & 0xFF;
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
            throw Rule.unreadable(file, e);
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
