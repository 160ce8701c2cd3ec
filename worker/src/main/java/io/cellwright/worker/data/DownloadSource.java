package io.cellwright.worker.data;

import java.net.URI;
import java.util.Locale;

/// An archive to download, and how to know that it is the right one.
///
/// @param uri http or https; redirects are not followed
/// @param md5 the checksum that the publisher states, 32 hexadecimal digits. It tells a damaged
///   download from a whole one; what is unpacked is checked for itself
/// @param largestBytes more than this is never written to disk
public record DownloadSource(URI uri, String md5, long largestBytes) {

    /// CIFAR-10's own page: <https://www.cs.toronto.edu/~kriz/cifar.html>. The archive has 170 MB.
    public static final DownloadSource CIFAR10 =
            new DownloadSource(
                    URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
                    "c32a1d4ab5d03f1284b67883e8d87530",
                    180_000_000);

    public DownloadSource {
        md5 = md5.toLowerCase(Locale.ROOT);
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException("uri is http or https, not " + uri);
        }
        if (!md5.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("md5 has 32 hexadecimal digits, not " + md5);
        }
        if (largestBytes < 1) {
            throw new IllegalArgumentException("largestBytes is at least 1, not " + largestBytes);
        }
    }
}
