package io.cellwright.worker.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads the four files of an [IdxLayout] from a folder.
final class IdxReader {

    /// Unsigned bytes in three and in one dimension.
    private static final int IMAGES = 0x0803;

    private static final int LABELS = 0x0801;

    private final IdxLayout layout;
    private final Path folder;

    IdxReader(IdxLayout layout, Path folder) {
        this.layout = layout;
        this.folder = folder;
    }

    Dataset load() {
        // All four first, as a missing last file should not cost the reading of all others.
        List<Path> files = IdxLayout.FILES.stream().map(this::require).toList();
        ImageSet train = read(files.get(0), files.get(1), layout.train());
        ImageSet test = read(files.get(2), files.get(3), layout.test());
        return Dataset.of(layout.name(), layout.classNames(), train, test);
    }

    private Path require(String name) {
        return IdxLayout.find(folder, name)
                .orElseThrow(() ->
                        new DatasetException(
                                "%s: missing; %s needs %s"
                                        .formatted(
                                                folder.resolve(name),
                                                layout.name(),
                                                layout.files())));
    }

    private ImageSet read(Path images, Path labels, List<Integer> perClass) {
        int count = perClass.stream().mapToInt(Integer::intValue).sum();
        ImageShape shape = layout.shape();
        byte[] classes = content(labels, new int[] {LABELS, count}, count);
        byte[] pixels =
                content(
                        images,
                        new int[] {IMAGES, count, shape.height(), shape.width()},
                        Math.multiplyExact(count, shape.bytes()));
        int[] checked = new int[count];
        int[] counts = new int[perClass.size()];
        for (int image = 0; image < count; image++) {
            checked[image] = classes[image] & 0xFF;
            if (checked[image] >= counts.length) {
                throw new DatasetException(
                        "%s: image %d has label %d; must be 0 to %d"
                                .formatted(labels, image, checked[image], counts.length - 1));
            }
            counts[checked[image]]++;
        }
        checkCounts(labels, counts, perClass);
        return ImageSet.owning(shape, pixels, checked);
    }

    /// MNIST and its successors have files of the same names and sizes: taking one for the other
    /// would give a result that looks right.
    private void checkCounts(Path labels, int[] counts, List<Integer> perClass) {
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] != perClass.get(label)) {
                throw new DatasetException(
                        "%s: %d images have label %d (%s); in %s it is %d"
                                .formatted(
                                        labels,
                                        counts[label],
                                        label,
                                        layout.classNames().get(label),
                                        layout.name(),
                                        perClass.get(label)));
            }
        }
    }

    /// @param head the numbers that the file begins with, big-endian
    private byte[] content(Path file, int[] head, int bytes) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                DataInputStream in = new DataInputStream(plain(file, raw))) {
            for (int position = 0; position < head.length; position++) {
                int found = in.readInt();
                if (found != head[position]) {
                    throw new DatasetException(
                            "%s: %s; must be %s"
                                    .formatted(
                                            file,
                                            words(position, found),
                                            words(position, head[position])));
                }
            }
            byte[] content = in.readNBytes(bytes);
            if (content.length < bytes || in.read() >= 0) {
                throw new DatasetException(
                        "%s: %s %d bytes after its header; must be %d"
                                .formatted(
                                        file,
                                        content.length < bytes ? "only" : "more than",
                                        content.length,
                                        bytes));
            }
            return content;
        } catch (EOFException e) {
            throw new DatasetException(file + ": ends before it should", e);
        } catch (ZipException e) {
            throw new DatasetException(
                    "%s: is no whole gzip file: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw Rule.unreadable(file, e);
        }
    }

    private static String words(int position, int value) {
        return switch (position) {
            case 0 -> "type 0x%08x".formatted(value);
            case 1 -> "%d entries".formatted(value);
            case 2 -> "%d rows".formatted(value);
            default -> "%d columns".formatted(value);
        };
    }

    private static InputStream plain(Path file, InputStream raw) throws IOException {
        return file.toString().endsWith(IdxLayout.COMPRESSED)
                ? new GZIPInputStream(raw, 1 << 16)
                : raw;
    }
}
