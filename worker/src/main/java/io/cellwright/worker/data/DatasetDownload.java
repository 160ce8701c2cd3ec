package io.cellwright.worker.data;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fetches the files of a data set: downloads, checks, unpacks and verifies.
///
/// A process that is killed leaves no half data set: each file grows in a `.part` file that the
/// next attempt goes on with, and the folder appears under its name only when all of it is right.
final class DatasetDownload {

    private final FileLayout layout;
    private final List<DatasetFiles.Part> parts;
    private final DownloadTimeouts timeouts;
    private final DatasetListener listener;

    DatasetDownload(
            FileLayout layout,
            List<DatasetFiles.Part> parts,
            DownloadTimeouts timeouts,
            DatasetListener listener) {
        this.layout = layout;
        this.parts = parts;
        this.timeouts = timeouts;
        this.listener = listener;
    }

    /// Makes sure that the data set is in a folder below `datasets`, and right.
    FileDataset to(Path datasets) {
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
            return fetchLocked(datasets);
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

    private FileDataset fetchLocked(Path datasets) throws IOException {
        deleteLeftovers(datasets);
        Path folder = datasets.resolve(layout.folder());
        if (isRight(folder)) {
            return new FileDataset(layout, folder);
        }
        List<Path> downloaded = new ArrayList<>();
        for (DatasetFiles.Part part : parts) {
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

    private boolean isRight(Path folder) {
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
        for (DatasetFiles.Part part : parts) {
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
