package io.cellwright.searchspace.trial;

import io.cellwright.searchspace.graph.Shape;
import java.util.List;

/// The data sets that a trial may name, with what a network must know of them.
public enum DatasetName {
    /// Krizhevsky's 60,000 photographs in ten classes.
    CIFAR10("cifar10", 3, 32, 10, 50_000),
    /// Cellwright's own generated images, for machines without CIFAR-10.
    SHAPES("shapes", 3, 32, 10, 10_000);

    private final String text;
    private final int channels;
    private final int side;
    private final int classes;
    private final int trainImages;

    DatasetName(String text, int channels, int side, int classes, int trainImages) {
        this.text = text;
        this.channels = channels;
        this.side = side;
        this.classes = classes;
        this.trainImages = trainImages;
    }

    /// The data set of that name. Throws [IllegalArgumentException] with the known names.
    public static DatasetName of(String text) {
        return List.of(values()).stream()
                .filter(name -> name.text.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no data set is named \"%s\"; there are %s"
                                        .formatted(text, texts())));
    }

    /// The names that files and requests use.
    public static List<String> texts() {
        return List.of(values()).stream().map(DatasetName::text).toList();
    }

    /// The name that files and requests use.
    public String text() {
        return text;
    }

    /// The shape of one image.
    public Shape image() {
        return new Shape(channels, side, side);
    }

    public int classes() {
        return classes;
    }

    /// How many images it has to train on, before any are set aside for the reward.
    public int trainImages() {
        return trainImages;
    }
}
