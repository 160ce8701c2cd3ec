package io.cellwright.worker.data;

import io.cellwright.searchspace.trial.BuiltInDataset;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A published data set: how its files lie, and where they are fetched from.
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
        return new DatasetDownload(layout, parts, timeouts, listener).to(datasets);
    }
}
