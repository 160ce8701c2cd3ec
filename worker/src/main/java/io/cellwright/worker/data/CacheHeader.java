package io.cellwright.worker.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What a file of decoded images begins with: what it was made from, and what was measured on it.
/// Behind it, from a multiple of 4,096 bytes, are the training images and then the test images.
///
/// @param images how many there are
record CacheHeader(
        Fingerprint fingerprint, ImageShape shape, long images, Normalization normalization) {

    /// Another decoder or layout gets another one.
    private static final String MAGIC = "cellwright images 1\n";

    private static final int SIZE = 4096;

    /// What tells whether image files are the same: a checksum of their names, sizes and times, and
    /// of the size that they are brought to.
    record Fingerprint(String hexadecimal) {

        static Fingerprint of(FolderListing listing, ImageShape shape) {
            MessageDigest digest = sha256();
            update(digest, MAGIC + shape + "\n");
            for (List<FolderListing.ImageFile> part : List.of(listing.train(), listing.test())) {
                update(digest, part.size() + "\n");
                for (FolderListing.ImageFile file : part) {
                    update(
                            digest,
                            "%s\0%d %d\n"
                                    .formatted(
                                            listing.root().relativize(file.path()),
                                            file.bytes(),
                                            file.modified()));
                }
            }
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
        }

        private static void update(MessageDigest digest, String text) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every JDK has SHA-256", e);
            }
        }
    }

    /// Where the first image begins.
    static long pixelsAt() {
        return SIZE;
    }

    long pixelBytes() {
        return images * shape.bytes();
    }

    void write(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        bytes.put(magic()).put(ascii(fingerprint.hexadecimal())).putLong(images);
        normalization.mean().forEach(bytes::putDouble);
        normalization.deviation().forEach(bytes::putDouble);
        bytes.clear();
        for (long at = 0; bytes.hasRemaining(); at = bytes.position()) {
            channel.write(bytes, at);
        }
    }

    /// Empty where the file is another's: of other images, of another version, or damaged.
    static Optional<CacheHeader> read(
            FileChannel channel, Fingerprint fingerprint, ImageShape shape) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {}
        if (bytes.hasRemaining()) {
            return Optional.empty();
        }
        bytes.flip();
        byte[] expected = magic();
        byte[] made = ascii(fingerprint.hexadecimal());
        if (!Arrays.equals(take(bytes, expected.length), expected)
                || !Arrays.equals(take(bytes, made.length), made)) {
            return Optional.empty();
        }
        long images = bytes.getLong();
        List<Double> mean = doubles(bytes, shape.channels());
        Normalization normalization = new Normalization(mean, doubles(bytes, shape.channels()));
        CacheHeader header = new CacheHeader(fingerprint, shape, images, normalization);
        return channel.size() == SIZE + header.pixelBytes()
                ? Optional.of(header)
                : Optional.empty();
    }

    private static byte[] magic() {
        return ascii(MAGIC);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] take(ByteBuffer bytes, int count) {
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    private static List<Double> doubles(ByteBuffer bytes, int count) {
        List<Double> values = new ArrayList<>();
        for (int value = 0; value < count; value++) {
            values.add(bytes.getDouble());
        }
        return values;
    }
}
