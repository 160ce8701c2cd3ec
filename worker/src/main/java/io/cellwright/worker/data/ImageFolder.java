package io.cellwright.worker.data;

import io.cellwright.searchspace.trial.FolderDataset;
import java.nio.file.Path;

/// A folder of image files, decoded once into a file of bytes that is memory-mapped.
public final class ImageFolder implements LocatedDataset {

    private final Path root;
    private final FolderDataset name;
    private final Path caches;
    private final DatasetListener listener;

    /// @param root the folder that holds `train`
    /// @param caches the folder for what is made of image files
    public ImageFolder(Path root, FolderDataset name, Path caches, DatasetListener listener) {
        this.root = root;
        this.name = name;
        this.caches = caches;
        this.listener = listener;
    }

    @Override
    public String name() {
        return name.text();
    }

    @Override
    public String location() {
        return root.toString();
    }

    /// Maps the images, which are decoded on all cores where that was not done since the files
    /// changed.
    ///
    /// @throws DatasetException that names the file that breaks a rule, or what the folder has
    ///   other than its name says
    @Override
    public Dataset load() {
        FolderListing listing = FolderListing.of(root);
        require("classes", name.classes(), listing.classNames().size());
        require("images to train on", name.trainImages(), listing.train().size());
        ImageShape shape =
                new ImageShape(name.channels(), name.image().height(), name.image().width());
        return new ImageCache(caches, name.text(), listing, shape, listener).load();
    }

    private void require(String what, int named, int found) {
        if (named != found) {
            throw new DatasetException(
                    "%s: %,d %s; %s says %,d (\"cellwright dataset add DIR\" tells the name)"
                            .formatted(root, found, what, name.text(), named));
        }
    }
}
