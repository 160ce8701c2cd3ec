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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fetches CIFAR-10 from its official page: downloads, checks, unpacks and verifies.
///
/// A process that is killed leaves no half data set: the archive grows in a `.part` file that the
/// next attempt goes on with, and the folder appears under its name only when all of it is right.
public final class CifarDownload {

    private final DownloadSource source;
    private final CifarLayout layout;
    private final DownloadTimeouts timeouts;

    CifarDownload(DownloadSource source, CifarLayout layout, DownloadTimeouts timeouts) {
        this.source = source;
        this.layout = layout;
        this.timeouts = timeouts;
    }

    /// From the page of its authors.
    public static CifarDownload official() {
        return from(DownloadSource.CIFAR10);
    }

    /// The same archive from another place, such as a mirror.
    public static CifarDownload from(DownloadSource source) {
        return new CifarDownload(source, CifarLayout.CIFAR10, DownloadTimeouts.DEFAULT);
    }

    Cifar10 at(Path directory) {
        return Cifar10.at(layout, directory);
    }

    Optional<Cifar10> find(Path directory) {
        return Cifar10.find(layout, directory);
    }

    /// Makes sure that the data set is in a folder below `datasets`, and right. Where it already
    /// is, nothing is downloaded; where what is there is damaged, it is replaced.
    ///
    /// @throws DatasetException that says what is in the way: the server, the archive or the disk
    public Cifar10 fetch(Path datasets, DownloadListener listener) {
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

    private Cifar10 fetchLocked(Path datasets, DownloadListener listener) throws IOException {
        deleteLeftovers(datasets);
        Path folder = datasets.resolve(layout.folder());
        if (isRight(folder, listener)) {
            return new Cifar10(layout, folder);
        }
        Path part = datasets.resolve(layout.name() + ".tar.gz.part");
        if (!md5(part).equals(source.md5())) {
            checkSpace(datasets, part);
            listener.message("fetching " + source.uri());
            new ResumableDownload(source, timeouts, listener).to(part);
            checkMd5(part);
        }
        listener.message("unpacking to " + folder);
        unpack(part, datasets, folder);
        Files.delete(part);
        return new Cifar10(layout, folder);
    }

    private boolean isRight(Path folder, DownloadListener listener) {
        if (!Files.exists(folder)) {
            return false;
        }
        try {
            new Cifar10(layout, folder).load();
            listener.message("already in " + folder);
            return true;
        } catch (DatasetException e) {
            listener.message("replacing what is damaged: " + e.getMessage());
            return false;
        }
    }

    private void checkSpace(Path datasets, Path part) throws IOException {
        long here = Files.exists(part) ? Files.size(part) : 0;
        long unpacked = layout.fileBytes() * layout.imageFiles().size();
        long needed = source.largestBytes() + unpacked - here;
        long free = Files.getFileStore(datasets).getUsableSpace();
        if (free < needed) {
            throw new DatasetException(
                    "%s: %d MB of disk are free; fetching %s needs %d MB"
                            .formatted(
                                    datasets, free / 1_000_000, layout.name(), needed / 1_000_000));
        }
    }

    private void checkMd5(Path part) throws IOException {
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

    private void unpack(Path part, Path datasets, Path folder) throws IOException {
        Path fresh = Files.createTempDirectory(datasets, leftoverPrefix());
        try {
            new CifarArchive(layout, part).unpack(fresh);
            new Cifar10(layout, fresh).load();
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
