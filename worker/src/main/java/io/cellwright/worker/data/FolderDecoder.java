package io.cellwright.worker.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Decodes all images of a folder, on all cores, into a file.
///
/// @param fingerprint of the files
record FolderDecoder(FolderListing listing, ImageShape shape, CacheHeader.Fingerprint fingerprint) {

    /// An image that cannot be used.
    private record Broken(int position, DatasetException reason) {}

    /// Writes to places rather than into mapped memory: a full disk is an error then, not the end
    /// of the process.
    ///
    /// @throws DatasetException that names the first image that breaks a rule, how many others do,
    ///   and the rule
    void writeTo(FileChannel channel) throws IOException {
        List<FolderListing.ImageFile> files =
                Stream.concat(listing.train().stream(), listing.test().stream()).toList();
        ChannelSums sums = new ChannelSums(shape);
        AtomicInteger next = new AtomicInteger();
        Callable<List<Broken>> share =
                () -> {
                    List<Broken> broken = new ArrayList<>();
                    for (int position = next.getAndIncrement();
                            position < files.size();
                            position = next.getAndIncrement()) {
                        try {
                            decode(files.get(position), position, channel, sums);
                        } catch (DatasetException e) {
                            broken.add(new Broken(position, e));
                        }
                    }
                    return broken;
                };
        List<Broken> broken = new ArrayList<>(onAllCores(share));
        if (!broken.isEmpty()) {
            broken.sort(Comparator.comparingInt(Broken::position));
            throw first(broken);
        }
        new CacheHeader(fingerprint, shape, files.size(), sums.normalization()).write(channel);
    }

    private void decode(
            FolderListing.ImageFile file, int position, FileChannel channel, ChannelSums sums) {
        byte[] pixels = new ImageDecoder(shape.channels(), shape.height()).decode(file.path());
        write(channel, position, pixels);
        if (position < listing.train().size()) {
            sums.add(pixels);
        }
    }

    /// On threads of its own, as the common ones are needed for what a worker says to its
    /// controller.
    private static List<Broken> onAllCores(Callable<List<Broken>> share) {
        int cores = Runtime.getRuntime().availableProcessors();
        List<Broken> broken = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(cores, Thread.ofPlatform().daemon().factory())) {
            for (Future<List<Broken>> ended :
                    threads.invokeAll(Collections.nCopies(cores, share))) {
                broken.addAll(ended.get());
            }
            return broken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatasetException("interrupted while images were decoded", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("images cannot be decoded", e.getCause());
        }
    }

    private static DatasetException first(List<Broken> broken) {
        DatasetException first = broken.getFirst().reason();
        return broken.size() == 1
                ? first
                : new DatasetException(
                        "%s (and %,d more files that cannot be used)"
                                .formatted(first.getMessage(), broken.size() - 1),
                        first);
    }

    private void write(FileChannel channel, int position, byte[] pixels) {
        ByteBuffer bytes = ByteBuffer.wrap(pixels);
        long start = CacheHeader.pixelsAt() + (long) position * pixels.length;
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, start + bytes.position());
            }
        } catch (IOException e) {
            throw new DatasetException("the decoded images cannot be written: " + e, e);
        }
    }
}
