package io.cellwright.searchspace.trial;

import io.cellwright.searchspace.graph.Shape;

/// The data sets that have a name of their own.
public enum BuiltInDataset implements DatasetName {
    /// Photographs. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.
    CIFAR10("cifar10", 3, 32, 10, 50_000),
    /// Photographs in a hundred finer classes, from the same report.
    CIFAR100("cifar100", 3, 32, 100, 50_000),
    /// Handwritten digits. LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to
    /// Document Recognition", 1998.
    MNIST("mnist", 1, 28, 10, 60_000),
    /// Pieces of clothing. Xiao, Rasul and Vollgraf, "Fashion-MNIST: a Novel Image Dataset for
    /// Benchmarking Machine Learning Algorithms", 2017.
    FASHION_MNIST("fashion-mnist", 1, 28, 10, 60_000),
    /// Cellwright's own generated images, for machines without image files.
    SHAPES("shapes", 3, 32, 10, 10_000);

    private final String text;
    private final int channels;
    private final int side;
    private final int classes;
    private final int trainImages;

    BuiltInDataset(String text, int channels, int side, int classes, int trainImages) {
        this.text = text;
        this.channels = channels;
        this.side = side;
        this.classes = classes;
        this.trainImages = trainImages;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Shape image() {
        return new Shape(channels, side, side);
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int trainImages() {
        return trainImages;
    }
}
