package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;

/// A network that people designed, or that a published search found.
///
/// @param name as in commands and files, `resnet50`
/// @param title as in the literature, `ResNet-50`
/// @param source authors, title and year of the paper, and what it leaves open
/// @param image the shape of the images that it was made for
/// @param classes the number of classes that it was made for
/// @param published what was published about it
/// @param builder makes the network for images of some shape and some number of classes
public record Model(
        String name,
        String title,
        String source,
        Shape image,
        int classes,
        List<Figure> published,
        Builder builder) {

    /// The shape of the images of ImageNet models, 224x224 pixels.
    static final Shape IMAGENET = new Shape(3, 224, 224);

    /// The shape of the images of CIFAR models.
    static final Shape CIFAR = new Shape(3, 32, 32);

    /// Images whose shorter side has at most this many pixels are small: networks made for large
    /// ones take them with the first layers that are usual for CIFAR.
    private static final int SMALL = 64;

    /// Makes a network. Throws [io.cellwright.searchspace.graph.InvalidGraphException] where the
    /// images are too small for its layers.
    @FunctionalInterface
    interface Builder {
        Graph graph(Shape image, int classes);
    }

    public Model {
        published = List.copyOf(published);
    }

    /// The network for the images and classes that it was made for.
    public Graph graph() {
        return graph(image, classes);
    }

    /// The network for images of this shape and this number of classes.
    public Graph graph(Shape image, int classes) {
        return builder.graph(image, classes);
    }

    /// Whether networks made for large images take such ones with first layers for CIFAR.
    static boolean isSmall(Shape image) {
        return Math.min(image.height(), image.width()) <= SMALL;
    }

    @Override
    public String toString() {
        return name;
    }
}
