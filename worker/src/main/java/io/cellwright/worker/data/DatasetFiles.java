package io.cellwright.worker.data;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.cellwright.searchspace.trial.BuiltInDataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A published data set: how its files lie, and where they are fetched from.
///
/// A process that is killed leaves no half data set: each file grows in a `.part` file that the
/// next attempt goes on with, and the folder appears under its name only when all of it is right.
public final class DatasetFiles {

    /// A file to download.
    ///
    /// @param file what it is called while it grows, without `.part`
    record Part(String file, DownloadSource source) {}

    private final FileLayout layout;
    private final List<Part> parts;
    private final DownloadTimeouts timeouts;

    /// @param parts none where the data set has no official address
    DatasetFiles(FileLayout layout, List<Part> parts, DownloadTimeouts timeouts) {
        this.layout = layout;
        this.parts = List.copyOf(parts);
        this.timeouts = timeouts;
    }

    /// The published data sets, each from the page of its authors where it has one.
    public static Map<BuiltInDataset, DatasetFiles> official() {
        Map<BuiltInDataset, DatasetFiles> all = new EnumMap<>(BuiltInDataset.class);
        all.put(
                BuiltInDataset.CIFAR10,
                archived(CifarLayout.CIFAR10, DownloadSource.CIFAR10, DownloadTimeouts.DEFAULT));
        all.put(
                BuiltInDataset.CIFAR100,
                archived(CifarLayout.CIFAR100, DownloadSource.CIFAR100, DownloadTimeouts.DEFAULT));
        all.put(
                BuiltInDataset.MNIST,
                new DatasetFiles(IdxLayout.MNIST, List.of(), DownloadTimeouts.DEFAULT));
        all.put(
                BuiltInDataset.FASHION_MNIST,
                new DatasetFiles(
                        IdxLayout.FASHION_MNIST,
                        DownloadSource.FASHION_MNIST.stream()
                                .map(source ->
                                        new Part("fashion-mnist-" + fileOf(source.uri()), source))
                                .toList(),
                        DownloadTimeouts.DEFAULT));
        return Collections.unmodifiableMap(all);
    }

    /// A data set that is one archive.
    static DatasetFiles archived(
            FileLayout layout, DownloadSource source, DownloadTimeouts timeouts) {
        return new DatasetFiles(
                layout, List.of(new Part(layout.name() + ".tar.gz", source)), timeouts);
    }

    private static String fileOf(URI uri) {
        return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    }

    /// The same files from another place.
    ///
    /// @param place of the archive, or where there are several files, of the folder that holds them
    /// @throws IllegalArgumentException where it is no address of a web server, or nothing is
    ///   fetched
    public DatasetFiles from(URI place) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no published checksum, so nothing is fetched".formatted(layout.name()));
        }
        List<Part> moved = new ArrayList<>();
        for (Part part : parts) {
            URI uri =
                    parts.size() == 1
                            ? place
                            : URI.create(
                                    place.toString().replaceFirst("/*$", "/")
                                            + fileOf(part.source().uri()));
            moved.add(
                    new Part(
                            part.file(),
                            new DownloadSource(
                                    uri, part.source().md5(), part.source().largestBytes())));
        }
        return new DatasetFiles(layout, moved, timeouts);
    }

    FileDataset at(Path directory) {
        return FileDataset.at(layout, directory);
    }

    Optional<FileDataset> find(Path directory) {
        return FileDataset.find(layout, directory);
    }

    /// Whether it can be fetched.
    boolean isFetched() {
        return !parts.isEmpty();
    }

    /// What a user can do to have the files, as the end of a sentence.
    String howToGet(Path datasets) {
        return parts.isEmpty()
                ? "put %s into %s".formatted(layout.files(), datasets.resolve(layout.folder()))
                : "fetch it with \"cellwright dataset get %s\"".formatted(layout.name());
    }

    /// Makes sure that the data set is in a folder below `datasets`, and right. Where it already
    /// is, nothing is downloaded; where what is there is damaged, it is replaced.
    ///
    /// @throws DatasetException that says what is in the way: the server, a file or the disk
    FileDataset fetch(Path datasets, DatasetListener listener) {
        if (parts.isEmpty()) {
            throw new DatasetException(
                    "%s has no official address any more; %s, or name their folder with --data DIR"
                            .formatted(layout.name(), howToGet(datasets)));
        }
        try {
            Files.createDirectories(datasets);
        } catch (IOException e) {
            throw new DatasetException(datasets + ": cannot be made: " + e, e);
        }
        Path lockFile = datasets.resolve(layout.name() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE);
                FileLock lock = tryLock(channel)) {
            if (lock == null) {
                throw new DatasetException(
                        datasets + ": another process is fetching " + layout.name() + " here");
            }
            return fetchLocked(datasets, listener);
        } catch (IOException e) {
            throw new DatasetException(datasets + ": " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private FileDataset fetchLocked(Path datasets, DatasetListener listener) throws IOException {
        deleteLeftovers(datasets);
        Path folder = datasets.resolve(layout.folder());
        if (isRight(folder, listener)) {
            return new FileDataset(layout, folder);
        }
        List<Path> downloaded = new ArrayList<>();
        for (Part part : parts) {
            DownloadSource source = part.source();
            Path file = datasets.resolve(part.file() + ".part");
            if (!md5(file).equals(source.md5())) {
                checkSpace(datasets);
                listener.message("fetching " + source.uri());
                new ResumableDownload(source, timeouts, listener).to(file);
                checkMd5(source, file);
            }
            downloaded.add(file);
        }
        listener.message("unpacking to " + folder);
        unpack(downloaded, datasets, folder);
        for (Path file : downloaded) {
            Files.deleteIfExists(file);
        }
        return new FileDataset(layout, folder);
    }

    private boolean isRight(Path folder, DatasetListener listener) {
        if (!Files.exists(folder)) {
            return false;
        }
        try {
            new FileDataset(layout, folder).load();
            listener.message("already in " + folder);
            return true;
        } catch (DatasetException e) {
            listener.message("replacing what is damaged: " + e.getMessage());
            return false;
        }
    }

    private void checkSpace(Path datasets) throws IOException {
        long needed = layout.bytes();
        for (Part part : parts) {
            Path file = datasets.resolve(part.file() + ".part");
            needed += part.source().largestBytes() - (Files.exists(file) ? Files.size(file) : 0);
        }
        long free = Files.getFileStore(datasets).getUsableSpace();
        if (free < needed) {
            throw new DatasetException(
                    "%s: %d MB of disk are free; fetching %s needs %d MB"
                            .formatted(
                                    datasets, free / 1_000_000, layout.name(), needed / 1_000_000));
        }
    }

    private static void checkMd5(DownloadSource source, Path part) throws IOException {
        String found = md5(part);
        if (!found.equals(source.md5())) {
            long bytes = Files.size(part);
            Files.delete(part);
            throw new DatasetException(
                    "%s: the %d bytes that came have MD5 %s; must be %s (removed)"
                            .formatted(source.uri(), bytes, found, source.md5()));
        }
    }

    /// Empty for a file that is not there.
    private static String md5(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has MD5", e);
        }
    }

    private void unpack(List<Path> downloaded, Path datasets, Path folder) throws IOException {
        Path fresh = Files.createTempDirectory(datasets, leftoverPrefix());
        try {
            layout.unpack(downloaded, fresh);
            layout.load(fresh);
            if (Files.exists(folder)) {
                Path damaged = Files.createTempDirectory(datasets, leftoverPrefix());
                Files.move(folder, damaged.resolve(layout.folder()));
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteLeftovers(datasets);
        }
    }

    private String leftoverPrefix() {
        return "." + layout.name() + "-unpacking-";
    }

    /// What this process or a killed one has half unpacked or put aside.
    private void deleteLeftovers(Path datasets) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> entries = Files.list(datasets)) {
            leftovers =
                    entries.filter(entry ->
                                    entry.getFileName().toString().startsWith(leftoverPrefix()))
                            .toList();
        }
        for (Path leftover : leftovers) {
            deleteTree(leftover);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
