package io.cellwright.worker.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Decodes all images of a folder, on all cores, into a file.
///
/// @param fingerprint of the files
record FolderDecoder(FolderListing listing, ImageShape shape, CacheHeader.Fingerprint fingerprint) {

    /// Writes to places rather than into mapped memory: a full disk is an error then, not the end
    /// of the process.
    ///
    /// @throws DatasetException that names the first image that breaks a rule, how many others do,
    ///   and the rule
    void writeTo(FileChannel channel) throws IOException {
        List<FolderListing.ImageFile> files =
                Stream.concat(listing.train().stream(), listing.test().stream()).toList();
        ImageDecoder decoder = new ImageDecoder(shape.channels(), shape.height());
        ChannelSums sums = new ChannelSums(shape);
        List<DatasetException> broken =
                IntStream.range(0, files.size())
                        .parallel()
                        .mapToObj(position -> {
                            try {
                                byte[] pixels = decoder.decode(files.get(position).path());
                                write(channel, position, pixels);
                                if (position < listing.train().size()) {
                                    sums.add(pixels);
                                }
                                return Optional.<DatasetException>empty();
                            } catch (DatasetException e) {
                                return Optional.of(e);
                            }
                        })
                        .flatMap(Optional::stream)
                        .toList();
        if (!broken.isEmpty()) {
            throw first(broken);
        }
        new CacheHeader(fingerprint, shape, files.size(), sums.normalization()).write(channel);
    }

    private static DatasetException first(List<DatasetException> broken) {
        DatasetException first = broken.getFirst();
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
