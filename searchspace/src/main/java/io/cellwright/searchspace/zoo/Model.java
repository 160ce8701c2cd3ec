package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;
import java.util.Optional;

/// A network that people designed, or that a published search found.
///
/// @param name as in commands and files, `resnet50`
/// @param title as in the literature, `ResNet-50`
/// @param source authors, title and year of the paper, and what it leaves open
/// @param image the shape of the images that it was made for
/// @param classes the number of classes that it was made for
/// @param published what was published about it
/// @param smaller the form that it takes for smaller images, where that is not the published one
/// @param builder makes the network for images of some shape and some number of classes
public record Model(
        String name,
        String title,
        String source,
        Shape image,
        int classes,
        List<Figure> published,
        Optional<SmallerForm> smaller,
        Builder builder) {

    /// The shape of the images of ImageNet models, 224x224 pixels.
    static final Shape IMAGENET = new Shape(3, 224, 224);

    /// The shape of the images of CIFAR models.
    static final Shape CIFAR = new Shape(3, 32, 32);

    /// Makes a network. Throws [io.cellwright.searchspace.graph.InvalidGraphException] where the
    /// images are too small for its layers.
    @FunctionalInterface
    interface Builder {
        Graph graph(Shape image, int classes);
    }

    public Model {
        published = List.copyOf(published);
    }

    /// A model that takes images of any size with the layers that were published.
    Model(
            String name,
            String title,
            String source,
            Shape image,
            int classes,
            List<Figure> published,
            Builder builder) {
        this(name, title, source, image, classes, published, Optional.empty(), builder);
    }

    /// The same model, whose builder takes smaller images in another form.
    Model with(SmallerForm form) {
        return new Model(
                name, title, source, image, classes, published, Optional.of(form), builder);
    }

    /// The network for the images and classes that it was made for.
    public Graph graph() {
        return graph(image, classes);
    }

    /// The network for images of this shape and this number of classes.
    public Graph graph(Shape image, int classes) {
        return builder.graph(image, classes);
    }

    /// The form in which [#graph(Shape, int)] makes the network for such images; empty where it is
    /// the published one.
    public Optional<SmallerForm> form(Shape image) {
        return smaller.filter(form -> form.takes(image));
    }

    @Override
    public String toString() {
        return name;
    }
}
