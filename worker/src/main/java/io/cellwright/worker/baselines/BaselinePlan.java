package io.cellwright.worker.baselines;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Model;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which models are trained, on what, and how often.
///
/// @param seeds how many trainings each model gets: those with the seeds 1, 2 and so on
public record BaselinePlan(List<Model> models, DatasetName dataset, Recipe recipe, int seeds) {

    private static final int MOST_SEEDS = 100;

    public BaselinePlan {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models has at least one name");
        }
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new IllegalArgumentException(
                    "seeds is 1 to %d, not %,d".formatted(MOST_SEEDS, seeds));
        }
        Set<String> names = new HashSet<>();
        for (Model model : models) {
            if (!names.add(model.name())) {
                throw new IllegalArgumentException(
                        "models names %s more than once".formatted(model.name()));
            }
            requireRowOfLogits(model, dataset);
        }
    }

    private static void requireRowOfLogits(Model model, DatasetName dataset) {
        Shape output = graph(model, dataset).output();
        if (!output.equals(new Shape(dataset.classes(), 1, 1))) {
            throw new IllegalArgumentException(
                    "models give one value for each class, not maps of %s as %s does"
                            .formatted(output, model.name()));
        }
    }

    private static Graph graph(Model model, DatasetName dataset) {
        try {
            return model.graph(dataset.image(), dataset.classes());
        } catch (InvalidGraphException e) {
            throw new IllegalArgumentException(
                    "%s does not take images of %s: %s"
                            .formatted(model.name(), dataset.image(), e.getMessage()),
                    e);
        }
    }

    /// Every training, those of the first seed first, so that what is there early is of all models.
    public List<Evaluation> evaluations() {
        return IntStream.rangeClosed(1, seeds).boxed().flatMap(this::evaluations).toList();
    }

    private Stream<Evaluation> evaluations(int seed) {
        return models.stream()
                .map(model ->
                        new Evaluation(new Candidate.HandDesigned(model), dataset, recipe, seed));
    }
}
