package io.cellwright.worker.data;

import io.cellwright.searchspace.trial.FolderDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The image files of a folder, `train/CLASS/FILE` and `test/CLASS/FILE`, without a look into them.
///
/// Without a folder `test`, a tenth of the training images of each class is set aside for the final
/// test, at least one, always the same while the files are the same. Names that begin with a dot
/// are passed over.
///
/// @param root the folder that holds `train`
/// @param classNames sorted
/// @param train by class, then by name
/// @param test by class, then by name
public record FolderListing(
        Path root, List<String> classNames, List<ImageFile> train, List<ImageFile> test) {

    static final String TRAIN = "train";
    static final String TEST = "test";

    /// What the name of an image file ends with, in any case.
    static final Set<String> TYPES = Set.of("jpg", "jpeg", "png");

    private static final long SEED = 0;

    /// One image file.
    ///
    /// @param label the position of its class
    /// @param bytes its size
    /// @param modified in milliseconds since 1970
    record ImageFile(Path path, int label, long bytes, long modified) {}

    public FolderListing {
        classNames = List.copyOf(classNames);
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /// Lists the files below a folder.
    ///
    /// @throws DatasetException that names the file or folder that breaks a rule, and the rule
    public static FolderListing of(Path root) {
        Path train = root.resolve(TRAIN);
        if (!Files.isDirectory(train)) {
            throw new DatasetException(
                    "%s: no such folder; images lie in it as %s/CLASS/NAME.jpg"
                            .formatted(train, TRAIN));
        }
        List<String> classNames = classFolders(train);
        if (classNames.size() < 2) {
            throw new DatasetException(
                    "%s: %d folders; must be 2 or more, one for each class"
                            .formatted(train, classNames.size()));
        }
        Path test = root.resolve(TEST);
        List<ImageFile> trainFiles = images(train, classNames);
        if (!Files.exists(test)) {
            return setAside(root, classNames, trainFiles);
        }
        requireSameClasses(train, classNames, test);
        return new FolderListing(root, classNames, trainFiles, images(test, classNames));
    }

    /// The data set's name with everything that a network must know.
    ///
    /// @throws DatasetException where the folder cannot be called so
    public FolderDataset name(int channels, int side) {
        String folder = String.valueOf(root.toAbsolutePath().normalize().getFileName());
        try {
            return new FolderDataset(folder, channels, side, classNames.size(), train.size());
        } catch (IllegalArgumentException e) {
            throw new DatasetException(root + ": " + e.getMessage(), e);
        }
    }

    private static void requireSameClasses(Path train, List<String> classNames, Path test) {
        List<String> tested = classFolders(test);
        for (String name : classNames) {
            if (!tested.contains(name)) {
                throw new DatasetException(
                        "%s: missing; every class of %s must be in %s"
                                .formatted(test.resolve(name), train, test));
            }
        }
        for (String name : tested) {
            if (!classNames.contains(name)) {
                throw new DatasetException(
                        "%s: no class of %s is called so".formatted(test.resolve(name), train));
            }
        }
    }

    private static List<String> classFolders(Path part) {
        List<String> names = new ArrayList<>();
        for (Path entry : entries(part)) {
            if (!Files.isDirectory(entry)) {
                throw new DatasetException(
                        "%s: not a folder; must be in the folder of its class".formatted(entry));
            }
            names.add(entry.getFileName().toString());
        }
        return names;
    }

    private static List<ImageFile> images(Path part, List<String> classNames) {
        List<ImageFile> images = new ArrayList<>();
        for (int label = 0; label < classNames.size(); label++) {
            Path folder = part.resolve(classNames.get(label));
            int before = images.size();
            for (Path file : entries(folder)) {
                images.add(image(file, label));
            }
            if (images.size() == before) {
                throw new DatasetException(
                        folder + ": no image; every class must have one or more");
            }
        }
        return images;
    }

    private static ImageFile image(Path file, int label) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (!found.isRegularFile()) {
                throw new DatasetException(
                        "%s: not a file; the folder of a class holds image files only"
                                .formatted(file));
            }
            String name = file.getFileName().toString();
            String type = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (!TYPES.contains(type)) {
                throw new DatasetException(
                        "%s: no supported type; must be .jpg, .jpeg or .png".formatted(file));
            }
            return new ImageFile(file, label, found.size(), found.lastModifiedTime().toMillis());
        } catch (IOException e) {
            throw Rule.unreadable(file, e);
        }
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Rule.unreadable(folder, e);
        }
    }

    private static FolderListing setAside(
            Path root, List<String> classNames, List<ImageFile> images) {
        int[] labels = images.stream().mapToInt(ImageFile::label).toArray();
        int[][] shuffled = Split.shuffledPerClass(labels, classNames.size(), SEED);
        boolean[] tested = new boolean[labels.length];
        for (int label = 0; label < shuffled.length; label++) {
            int count = shuffled[label].length;
            if (count < 2) {
                throw new DatasetException(
                        "%s: %d image; must be 2 or more, as one is set aside where there is no %s"
                                .formatted(
                                        root.resolve(TRAIN).resolve(classNames.get(label)),
                                        count,
                                        root.resolve(TEST)));
            }
            int share = (int) Math.max(1, Math.round(count / 10.0));
            Arrays.stream(shuffled[label], 0, share).forEach(image -> tested[image] = true);
        }
        List<ImageFile> train = new ArrayList<>();
        List<ImageFile> test = new ArrayList<>();
        for (int image = 0; image < tested.length; image++) {
            (tested[image] ? test : train).add(images.get(image));
        }
        return new FolderListing(root, classNames, train, test);
    }
}
