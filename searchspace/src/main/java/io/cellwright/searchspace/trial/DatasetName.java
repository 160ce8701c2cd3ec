package io.cellwright.searchspace.trial;

import io.cellwright.searchspace.graph.Shape;
import java.util.List;
import java.util.stream.Stream;

/// The data set that a trial trains on, with what a network must know of it. Whoever makes a
/// network needs no image: what a folder of images holds is part of its name.
public sealed interface DatasetName permits BuiltInDataset, FolderDataset {

    // None of the methods below is a default method: then the enumeration could not be used before
    // these constants are there, and they not before it.

    /// Krizhevsky's 60,000 photographs in ten classes.
    DatasetName CIFAR10 = BuiltInDataset.CIFAR10;

    /// Cellwright's own generated images, for machines without image files.
    DatasetName SHAPES = BuiltInDataset.SHAPES;

    /// The data set of that name: a built-in one, or `folder:` and what [FolderDataset] reads.
    /// Throws [IllegalArgumentException] with the known names.
    static DatasetName of(String text) {
        if (text.startsWith(FolderDataset.PREFIX)) {
            return FolderDataset.of(text);
        }
        return Stream.of(BuiltInDataset.values())
                .filter(name -> name.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no data set is named \"%.100s\"; there are %s, and folders of images as %s"
                                        .formatted(text, texts(), FolderDataset.FORM)));
    }

    /// The names of the built-in data sets.
    static List<String> texts() {
        return Stream.of(BuiltInDataset.values()).map(BuiltInDataset::text).toList();
    }

    /// The name that files, requests and the command line use.
    String text();

    /// The shape of one image.
    Shape image();

    /// How many classes it has.
    int classes();

    /// How many images it has to train on, before any are set aside for the reward.
    int trainImages();
}
