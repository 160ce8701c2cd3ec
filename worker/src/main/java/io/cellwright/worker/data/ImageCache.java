package io.cellwright.worker.data;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The decoded images of a folder in a file, which is mapped into memory and not read.
///
/// The file appears under its name when all of it is there, so that a process that is killed leaves
/// none that is half written, and two that make it at the same time both end with a whole one. It
/// is made anew when the names, sizes or times of the image files are not those that it was made
/// from. Whoever has mapped the old one keeps it.
final class ImageCache {

    private final Path folder;
    private final String dataset;
    private final FolderListing listing;
    private final ImageShape shape;
    private final DatasetListener listener;
    private final CacheHeader.Fingerprint fingerprint;
    private final String stem;

    /// @param folder where the file is kept
    /// @param dataset the name of the data set
    ImageCache(
            Path folder,
            String dataset,
            FolderListing listing,
            ImageShape shape,
            DatasetListener listener) {
        this.folder = folder;
        this.dataset = dataset;
        this.listing = listing;
        this.shape = shape;
        this.listener = listener;
        this.fingerprint = CacheHeader.Fingerprint.of(listing, shape);
        this.stem = stem(listing.root(), shape);
    }

    /// Folders of one name may lie in several places, and one folder may have several names.
    private static String stem(Path root, ImageShape shape) {
        try {
            Path real = root.toRealPath();
            return "%s-%s-%08x".formatted(real.getFileName(), shape, real.hashCode());
        } catch (IOException e) {
            throw Rule.unreadable(root, e);
        }
    }

    /// Where the decoded images are.
    Path file() {
        return folder.resolve(stem + ".images");
    }

    /// The data set, decoded where that is not done yet.
    ///
    /// @throws DatasetException that names the image file and the rule that it breaks
    Dataset load() {
        return mapped().orElseGet(this::build);
    }

    private Dataset build() {
        try {
            Files.createDirectories(folder);
            Path lockFile = folder.resolve(stem + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE);
                    FileLock _ = lock(channel)) {
                // Another process may have made it while this one waited.
                return mapped().orElseGet(this::decode);
            }
        } catch (IOException e) {
            throw new DatasetException("%s: %s".formatted(folder, e), e);
        }
    }

    /// Waits for other processes, not for other threads of this one, which do the same work twice
    /// rather than fail.
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.lock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private Dataset decode() {
        int images = listing.train().size() + listing.test().size();
        listener.message("decoding %,d images of %s".formatted(images, listing.root()));
        Path fresh = folder.resolve("%s-%d-%d.part".formatted(stem, pid(), System.nanoTime()));
        try {
            deleteLeftovers();
            checkSpace((long) images * shape.bytes());
            try (FileChannel channel = FileChannel.open(fresh, CREATE_NEW, WRITE)) {
                new FolderDecoder(listing, shape, fingerprint).writeTo(channel);
                channel.force(true);
            }
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
            return mapped().orElseThrow(
                            () -> new DatasetException(file() + ": changed while it was written"));
        } catch (IOException e) {
            throw new DatasetException("%s: cannot be written: %s".formatted(fresh, e), e);
        } finally {
            delete(fresh);
        }
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private void checkSpace(long needed) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new DatasetException(
                    "%s: %d MB of disk are free; the decoded images of %s need %d MB"
                            .formatted(
                                    folder, free / 1_000_000, listing.root(), needed / 1_000_000));
        }
    }

    /// Empty where there is no file, or one of other images.
    private Optional<Dataset> mapped() {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file(), READ)) {
            Optional<CacheHeader> header = CacheHeader.read(channel, fingerprint, shape);
            if (header.isEmpty()) {
                return Optional.empty();
            }
            MemorySegment pixels =
                    channel.map(
                            FileChannel.MapMode.READ_ONLY,
                            CacheHeader.pixelsAt(),
                            header.get().pixelBytes(),
                            // Unmapped when nobody has the images any more.
                            Arena.ofAuto());
            return Optional.of(dataset(header.get(), pixels));
        } catch (IOException e) {
            throw Rule.unreadable(file(), e);
        }
    }

    private Dataset dataset(CacheHeader header, MemorySegment pixels) {
        long trainBytes = (long) listing.train().size() * shape.bytes();
        return new Dataset(
                dataset,
                listing.classNames(),
                ImageSet.mapped(shape, pixels.asSlice(0, trainBytes), labels(listing.train())),
                ImageSet.mapped(shape, pixels.asSlice(trainBytes), labels(listing.test())),
                header.normalization());
    }

    private static int[] labels(List<FolderListing.ImageFile> files) {
        return files.stream().mapToInt(FolderListing.ImageFile::label).toArray();
    }

    /// What killed processes have half written.
    private void deleteLeftovers() throws IOException {
        List<Path> leftovers;
        try (Stream<Path> entries = Files.list(folder)) {
            leftovers = entries.filter(this::isLeftover).toList();
        }
        leftovers.forEach(ImageCache::delete);
    }

    private boolean isLeftover(Path file) {
        String name = file.getFileName().toString();
        if (!name.startsWith(stem + "-") || !name.endsWith(".part")) {
            return false;
        }
        String writer = name.substring(stem.length() + 1, name.lastIndexOf('-'));
        return ProcessHandle.of(Long.parseLong(writer)).isEmpty();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new DatasetException("%s: cannot be deleted: %s".formatted(file, e), e);
        }
    }
}
