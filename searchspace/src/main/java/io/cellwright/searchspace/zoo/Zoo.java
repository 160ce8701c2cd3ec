package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import java.util.List;

/// The hand-designed models, by name.
public enum Zoo {
    RESNET20("resnet20") {
        @Override
        public Graph graph(Shape input, int classes) {
            return ResNet.cifar(20, input, classes);
        }
    };

    private final String modelName;

    Zoo(String modelName) {
        this.modelName = modelName;
    }

    /// The model of that name. Throws [IllegalArgumentException] with the known names.
    public static Zoo named(String name) {
        return List.of(values()).stream()
                .filter(model -> model.modelName.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no model is named \"%s\"; there are %s".formatted(name, names())));
    }

    /// The names of all models.
    public static List<String> names() {
        return List.of(values()).stream().map(Zoo::modelName).toList();
    }

    public String modelName() {
        return modelName;
    }

    /// The model for images of this shape.
    public abstract Graph graph(Shape input, int classes);
}
