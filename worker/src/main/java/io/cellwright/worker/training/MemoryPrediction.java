package io.cellwright.worker.training;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Recipe;

/// How much of a device's memory a training is expected to take at its highest, in bytes. Rather
/// too much than too little: what it really takes is measured where it runs.
///
/// @param weights with their gradients and the optimizer's state, and the copies that are made when
///   the network is loaded and handed out
/// @param activations of one batch, every result once: gradients take the place of those that are
///   overwritten
/// @param images of the training, as bytes with their labels
public record MemoryPrediction(long weights, long activations, long images) {

    private static final int BYTES_PER_VALUE = 4;
    private static final int BYTES_PER_LABEL = 8;

    /// Copies of all weights while an archive is loaded and while weights are taken out of a
    /// program, measured on VGG-11 with PyTorch 2.7.1.
    private static final int PASSING_COPIES = 8;

    /// What the engine takes for the smallest network.
    private static final long LEAST = 32L << 20;

    /// The usual share of images that are for the final test.
    private static final int TRAINING_FOR_EACH_TEST_IMAGE = 5;

    /// What is predicted for the training of an evaluation.
    public static MemoryPrediction of(Evaluation evaluation) {
        Graph graph = evaluation.candidate().graph(evaluation.dataset());
        Recipe recipe = evaluation.recipe();
        Cost cost = Cost.of(graph);
        // The weights themselves and their gradients come first.
        long copies =
                2L
                        + PASSING_COPIES
                        + states(recipe.optimizer())
                        + (recipe.averageDecay() > 0 ? 1 : 0);
        return new MemoryPrediction(
                BYTES_PER_VALUE * (cost.parameters() * copies + cost.buffers()),
                recipe.batchSize() * cost.activationBytesStored(),
                images(evaluation.dataset(), recipe));
    }

    /// All together.
    public long bytes() {
        return LEAST + weights + activations + images;
    }

    /// The numbers that an optimizer keeps for each weight.
    private static int states(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Sgd sgd -> sgd.momentum() > 0 ? 1 : 0;
            case Optimizer.Adam _, Optimizer.AdamW _ -> 2;
            case Optimizer.RmsProp rmsProp -> rmsProp.momentum() > 0 ? 2 : 1;
        };
    }

    private static long images(DatasetName dataset, Recipe recipe) {
        long used =
                Math.min(
                        dataset.trainImages(),
                        (long) recipe.trainExamples() + recipe.validationExamples());
        long count = used + dataset.trainImages() / TRAINING_FOR_EACH_TEST_IMAGE;
        return count * (dataset.image().elements() + BYTES_PER_LABEL);
    }
}
