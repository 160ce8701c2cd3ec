package io.cellwright.worker.cli;

import io.cellwright.searchspace.trial.BuiltInDataset;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.worker.data.DatasetException;
import io.cellwright.worker.data.DatasetLocator;
import io.cellwright.worker.data.FileDataset;
import io.cellwright.worker.data.FolderListing;
import io.cellwright.worker.data.GeneratedShapes;
import io.cellwright.worker.data.ImageFolders;
import io.cellwright.worker.data.ShapesSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of `dataset list`.
///
/// @param here whether it can be used as it is, without fetching
record DatasetListing(
        String name, String description, boolean here, String location, String source) {

    /// How folders of images are listed; other sizes are as good.
    static final int USUAL_SIDE = 64;

    static final int USUAL_CHANNELS = 3;

    static final List<String> HEADINGS = List.of("NAME", "IMAGES", "WHERE");

    static List<DatasetListing> all(DatasetLocator locator) {
        List<DatasetListing> all = new ArrayList<>();
        for (BuiltInDataset name : BuiltInDataset.values()) {
            all.add(builtIn(name, locator));
        }
        ImageFolders.all(locator.places()).forEach(folder -> all.add(folder(folder)));
        return all;
    }

    private static DatasetListing builtIn(BuiltInDataset name, DatasetLocator locator) {
        return switch (name) {
            case CIFAR10 ->
                    files(
                            name,
                            "photographs",
                            10_000,
                            "https://www.cs.toronto.edu/~kriz/cifar.html",
                            locator);
            case CIFAR100 ->
                    files(
                            name,
                            "photographs",
                            10_000,
                            "https://www.cs.toronto.edu/~kriz/cifar.html",
                            locator);
            case MNIST ->
                    files(
                            name,
                            "handwritten digits",
                            10_000,
                            "http://yann.lecun.com/exdb/mnist/",
                            locator);
            case FASHION_MNIST ->
                    files(
                            name,
                            "pieces of clothing",
                            10_000,
                            "https://github.com/zalandoresearch/fashion-mnist",
                            locator);
            case SHAPES ->
                    new DatasetListing(
                            name.text(),
                            words(name, "drawn figures", ShapesSpec.DEFAULT.testExamples()),
                            true,
                            new GeneratedShapes(ShapesSpec.DEFAULT).location(),
                            "generated");
        };
    }

    private static DatasetListing files(
            BuiltInDataset name, String what, int test, String page, DatasetLocator locator) {
        Optional<FileDataset> found = locator.find(name);
        return new DatasetListing(
                name.text(),
                words(name, what, test),
                found.isPresent(),
                found.map(FileDataset::location)
                        .orElseGet(() -> "not here: " + locator.howToGet(name)),
                page);
    }

    /// A folder that breaks a rule is shown with it.
    private static DatasetListing folder(Path folder) {
        String source = "folder of images";
        try {
            FolderListing listing = FolderListing.of(folder);
            DatasetName name = listing.name(USUAL_CHANNELS, USUAL_SIDE);
            return new DatasetListing(
                    name.text(),
                    words(name, "image files", listing.test().size()),
                    true,
                    folder.toString(),
                    source);
        } catch (DatasetException e) {
            return new DatasetListing(
                    "folder:" + folder.getFileName(),
                    "cannot be used: " + e.getMessage(),
                    false,
                    folder.toString(),
                    source);
        }
    }

    private static String words(DatasetName name, String what, int test) {
        return "%s, %d classes, %s, %d to train, %d to test"
                .formatted(what, name.classes(), name.image(), name.trainImages(), test);
    }

    List<String> row() {
        return List.of(name, description, location);
    }
}
