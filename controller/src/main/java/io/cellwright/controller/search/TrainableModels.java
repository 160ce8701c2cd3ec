package io.cellwright.controller.search;

import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.BuiltInDataset;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which hand-designed models a search can train beside what it finds: those that give one value
/// for each class. A model that labels every pixel, as U-Net, is none.
public final class TrainableModels {

    private TrainableModels() {}

    /// Whether the model gives one value for each class of this data set's images.
    public static boolean isTrainable(Model model, DatasetName dataset) {
        return output(model, dataset).equals(expected(dataset));
    }

    /// The names of the models that every built-in data set can train. Makes the networks of all
    /// models, so whoever asks often keeps the answer.
    public static List<String> names() {
        return Zoo.models().stream()
                .filter(model ->
                        Stream.of(BuiltInDataset.values())
                                .allMatch(dataset -> isTrainable(model, dataset)))
                .map(Model::name)
                .toList();
    }

    /// Throws [InvalidSpecificationException] that names the first model that cannot be trained.
    static void requireTrainable(List<Model> models, DatasetName dataset) {
        for (int position = 0; position < models.size(); position++) {
            String field = "baselines[%d]".formatted(position);
            complaint(models.get(position), dataset)
                    .ifPresent(message -> {
                        throw new InvalidSpecificationException(field, message);
                    });
        }
    }

    private static Optional<String> complaint(Model model, DatasetName dataset) {
        try {
            Shape output = output(model, dataset);
            return output.equals(expected(dataset))
                    ? Optional.empty()
                    : Optional.of(
                            "baselines give one value for each class, for %s %s, not %s as %s does"
                                    .formatted(
                                            dataset.text(),
                                            expected(dataset),
                                            output,
                                            model.name()));
        } catch (InvalidGraphException e) {
            return Optional.of(
                    "baselines fit the images of %s, not %s: %s"
                            .formatted(dataset.text(), model.name(), e.getMessage()));
        }
    }

    private static Shape output(Model model, DatasetName dataset) {
        return model.graph(dataset.image(), dataset.classes()).output();
    }

    private static Shape expected(DatasetName dataset) {
        return new Shape(dataset.classes(), 1, 1);
    }
}
