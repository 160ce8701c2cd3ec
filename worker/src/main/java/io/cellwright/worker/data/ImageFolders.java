package io.cellwright.worker.data;

import io.cellwright.searchspace.trial.FolderDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds folders of images, which lie beside other data sets.
public final class ImageFolders {

    private ImageFolders() {}

    /// The folder of that name: the named folder itself where it is called so, or one in it.
    ///
    /// @throws DatasetException that names the folders that were looked in
    static Path find(DatasetPlaces places, String name) {
        return candidates(places)
                .filter(folder -> name.equals(String.valueOf(folder.getFileName())))
                .filter(ImageFolders::isOne)
                .findFirst()
                .orElseThrow(() ->
                        new DatasetException(
                                "no folder %s with a folder %s in it is in %s; add it with \"cellwright dataset add DIR\", or name its parent with --data DIR"
                                        .formatted(
                                                name,
                                                FolderListing.TRAIN,
                                                String.join(
                                                        " or ",
                                                        places.folders().stream()
                                                                .map(Path::toString)
                                                                .toList()))));
    }

    /// All folders of images, by name.
    public static List<Path> all(DatasetPlaces places) {
        return candidates(places)
                .filter(folder -> FolderDataset.isName(String.valueOf(folder.getFileName())))
                .filter(ImageFolders::isOne)
                .distinct()
                .sorted()
                .toList();
    }

    /// Checks and decodes a folder of images, and makes it known by its name: links it into the
    /// folder of data sets, where it is found from then on.
    ///
    /// @throws DatasetException that names the file that breaks a rule, or where another folder has
    ///   that name
    public static ImageFolder add(
            Path home, Path folder, FolderDataset name, DatasetListener listener) {
        DatasetPlaces places = DatasetPlaces.of(home, Optional.empty());
        Path link = places.datasets().resolve(name.folder());
        try {
            Path there = folder.toRealPath();
            boolean isTaken = Files.exists(link, LinkOption.NOFOLLOW_LINKS);
            if (isTaken && !(Files.exists(link) && link.toRealPath().equals(there))) {
                throw new DatasetException(
                        "%s: already there, and not %s; a data set has a name of its own"
                                .formatted(link, there));
            }
            ImageFolder added = new ImageFolder(folder, name, places.caches(), listener);
            Dataset _ = added.load();
            if (!isTaken) {
                Files.createDirectories(places.datasets());
                Files.createSymbolicLink(link, there);
            }
            return added;
        } catch (IOException e) {
            throw new DatasetException("%s: cannot be linked: %s".formatted(link, e), e);
        }
    }

    private static boolean isOne(Path folder) {
        return Files.isDirectory(folder.resolve(FolderListing.TRAIN));
    }

    private static Stream<Path> candidates(DatasetPlaces places) {
        List<Path> candidates = new ArrayList<>();
        for (Path folder : places.folders()) {
            // What was named "." is called as it is from outside.
            candidates.add(folder.toAbsolutePath().normalize());
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    inside.filter(Files::isDirectory).sorted().forEach(candidates::add);
                } catch (IOException e) {
                    throw Rule.unreadable(folder, e);
                }
            }
        }
        return candidates.stream();
    }
}
