package io.cellwright.worker.data;

import java.net.URI;
import java.util.List;
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

    /// CIFAR-100, from the same page.
    public static final DownloadSource CIFAR100 =
            new DownloadSource(
                    URI.create("https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz"),
                    "03b5dce01913d631647c71ecec9e9cb8",
                    180_000_000);

    /// Fashion-MNIST's four files, in the order of their layout, with the checksums of its authors'
    /// page: <https://github.com/zalandoresearch/fashion-mnist>.
    public static final List<DownloadSource> FASHION_MNIST =
            List.of(
                    fashion(
                            "train-images-idx3-ubyte.gz",
                            "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                            30_000_000),
                    fashion(
                            "train-labels-idx1-ubyte.gz",
                            "25c81989df183df01b3e8a0aad5dffbe",
                            100_000),
                    fashion(
                            "t10k-images-idx3-ubyte.gz",
                            "bef4ecab320f06d8554ea6380940ec79",
                            6_000_000),
                    fashion(
                            "t10k-labels-idx1-ubyte.gz",
                            "bb300cfdad3c16e7a12a480ee83cd310",
                            100_000));

    private static DownloadSource fashion(String file, String md5, long largestBytes) {
        String place = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
        return new DownloadSource(URI.create(place + file), md5, largestBytes);
    }

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
