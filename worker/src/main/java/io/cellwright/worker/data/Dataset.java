package io.cellwright.worker.data;

import java.util.List;

/// Labelled images for training and for the final test, in memory.
///
/// The test images are for the last word on a finished network only: rewards come from the
/// validation part of a [Split] of the training images.
///
/// @param name the name by which the command line knows the data set
/// @param classNames one name per label, in the order of the labels
/// @param normalization measured on the training images
public record Dataset(
        String name,
        List<String> classNames,
        ImageSet train,
        ImageSet test,
        Normalization normalization) {

    public Dataset {
        classNames = List.copyOf(classNames);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a data set has a name");
        }
        if (!train.shape().equals(test.shape())) {
            throw new IllegalArgumentException(
                    "data set %s: training images are %s, test images %s"
                            .formatted(name, train.shape(), test.shape()));
        }
        if (normalization.channels() != train.shape().channels()) {
            throw new IllegalArgumentException(
                    "data set %s: %d channels, but a normalization for %d"
                            .formatted(name, train.shape().channels(), normalization.channels()));
        }
        int largest = Math.max(train.largestLabel(), test.largestLabel());
        if (largest >= classNames.size()) {
            throw new IllegalArgumentException(
                    "data set %s: label %d, but only %d classes"
                            .formatted(name, largest, classNames.size()));
        }
    }

    /// A data set normalized by its own training images.
    static Dataset of(String name, List<String> classNames, ImageSet train, ImageSet test) {
        return new Dataset(name, classNames, train, test, Normalization.of(train));
    }

    public ImageShape shape() {
        return train.shape();
    }

    /// The number of classes.
    public int classes() {
        return classNames.size();
    }

    /// Splits the training images into what a candidate learns from and what scores it.
    public Split split(SplitRule rule) {
        return Split.of(train.labels(), classes(), rule);
    }

    @Override
    public String toString() {
        return "%s: %d training and %d test images of %s in %d classes"
                .formatted(name, train.size(), test.size(), shape(), classes());
    }
}
