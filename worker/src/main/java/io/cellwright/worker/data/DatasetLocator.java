package io.cellwright.worker.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds data sets by name, in the folder that the user named or below the home of Cellwright.
public final class DatasetLocator {

    /// Takes CIFAR-10 where it can be had, and the generated shapes otherwise.
    public static final String AUTO = "auto";

    /// The data sets themselves, without [#AUTO].
    public static final List<String> NAMES = List.of(Cifar10.NAME, Shapes.NAME);

    private static final List<String> KNOWN = List.of(AUTO, Cifar10.NAME, Shapes.NAME);

    /// Whether a data set that is not here may be downloaded.
    public enum Fetching {
        ALLOWED,
        FORBIDDEN
    }

    private final Path datasets;
    private final Optional<Path> data;
    private final CifarDownload download;

    /// Looks in `home/datasets` and, before that, in the folder that the user named.
    ///
    /// @param data the folder that holds the files of CIFAR-10, or its parent; empty where the user
    ///   named none
    public DatasetLocator(Path home, Optional<Path> data, CifarDownload download) {
        this.datasets = home.resolve("datasets");
        this.data = data;
        this.download = download;
    }

    /// The folder below which fetched data sets lie.
    public Path datasets() {
        return datasets;
    }

    /// Finds a data set without reading its images.
    ///
    /// A folder that the user named is taken or refused, never passed over: only where none was
    /// named does `auto` fall back to the shapes, and its reason says so.
    ///
    /// @throws UnknownDatasetException where nothing is known by that name
    /// @throws DatasetException where it cannot be had
    public DatasetChoice locate(String name, Fetching fetching, DownloadListener listener) {
        return switch (name) {
            case Shapes.NAME -> new DatasetChoice(shapes(), "shapes, as asked for");
            case Cifar10.NAME -> found().orElseGet(() -> fetch(fetching, listener));
            case AUTO -> found().orElseGet(() -> fetchOrFallBack(fetching, listener));
            // A name is text from outside, not one of our types.
            default -> throw new UnknownDatasetException(name, KNOWN);
        };
    }

    /// Where CIFAR-10 already is, if anywhere.
    public Optional<Cifar10> findCifar10() {
        return data.map(directory -> Optional.of(download.at(directory)))
                .orElseGet(() -> download.find(datasets));
    }

    private Optional<DatasetChoice> found() {
        return findCifar10()
                .map(found -> new DatasetChoice(found, "cifar10, found in " + found.folder()));
    }

    private DatasetChoice fetch(Fetching fetching, DownloadListener listener) {
        return switch (fetching) {
            case ALLOWED -> {
                Cifar10 fetched = download.fetch(datasets, listener);
                yield new DatasetChoice(fetched, "cifar10, fetched to " + fetched.folder());
            }
            case FORBIDDEN ->
                    throw new DatasetException(
                            "cifar10 is not in %s; fetch it with \"cellwright dataset get cifar10\","
                                            .formatted(datasets)
                                    + " or name the folder that holds it with --data DIR");
        };
    }

    private DatasetChoice fetchOrFallBack(Fetching fetching, DownloadListener listener) {
        try {
            return fetch(fetching, listener);
        } catch (DatasetException e) {
            return new DatasetChoice(
                    shapes(), "shapes, generated, as CIFAR-10 cannot be had: " + e.getMessage());
        }
    }

    private static LocatedDataset shapes() {
        return new GeneratedShapes(ShapesSpec.DEFAULT);
    }
}
