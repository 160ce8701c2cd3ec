package io.cellwright.worker.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where data sets are looked for.
///
/// @param home where Cellwright keeps its files: data sets in `datasets` below it, what it made of
///   image files in `cache`
/// @param named the folder that the user named; then nothing is looked for elsewhere
/// @param shared the folder that the packages of an operating system install data sets to
public record DatasetPlaces(Path home, Optional<Path> named, Path shared) {

    /// With Debian's folder.
    public static DatasetPlaces of(Path home, Optional<Path> named) {
        return new DatasetPlaces(home, named, Path.of("/usr/share/datasets"));
    }

    /// The folder below which fetched data sets lie.
    public Path datasets() {
        return home.resolve("datasets");
    }

    Path caches() {
        return home.resolve("cache");
    }

    /// The folders to look in, the first one first.
    List<Path> folders() {
        return named.map(List::of).orElseGet(() -> List.of(datasets(), shared));
    }
}
