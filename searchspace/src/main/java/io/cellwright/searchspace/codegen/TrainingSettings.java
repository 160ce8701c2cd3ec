package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.trial.Regularization;
import java.util.List;

/// What a training program has built in. Everything that changes from step to step (learning rate,
/// order of images, what becomes of each) is an input of the program instead.
///
/// @param optimizer that turns gradients into steps
/// @param regularization weight decay, smoothing of labels and the like
/// @param averageDecay the share that the weights' average keeps in each step; 0 for no average
/// @param augmentation what is changed at random in each image
/// @param precision of the feature maps: `FP32` or `BF16`
/// @param columnwise whether the weights of wide depthwise convolutions get their gradients from
///   narrow ones, which is faster on a CPU (see `DepthwiseGradients`)
/// @param mean of each channel, on the scale of the bytes
/// @param deviation of each channel, on the scale of the bytes
public record TrainingSettings(
        Optimizer optimizer,
        Regularization regularization,
        double averageDecay,
        Augmentation augmentation,
        Precision precision,
        boolean columnwise,
        List<Double> mean,
        List<Double> deviation) {

    public TrainingSettings {
        FeatureMaps.of(precision);
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.isEmpty() || mean.size() != deviation.size()) {
            throw new IllegalArgumentException(
                    "there is one mean and one deviation per channel, not %d and %d"
                            .formatted(mean.size(), deviation.size()));
        }
        if (!(averageDecay >= 0 && averageDecay < 1)) {
            throw new IllegalArgumentException(
                    "averageDecay is at least 0 and below 1, not " + averageDecay);
        }
        if (!mean.stream().allMatch(Double::isFinite)
                || !deviation.stream().allMatch(value -> value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "means are finite and deviations positive, unlike %s and %s"
                            .formatted(mean, deviation));
        }
    }

    /// Nothing that needs a decision, for programs that never train.
    static TrainingSettings plain(List<Double> mean, List<Double> deviation) {
        return new TrainingSettings(
                Optimizer.Sgd.DEFAULT,
                Regularization.ofDecay(0),
                0,
                new Augmentation(0, false, 0, 0, 0, true),
                Precision.FP32,
                false,
                mean,
                deviation);
    }

    /// The part of a recipe that is built in, for images with this mean and deviation.
    ///
    /// @param recipe whose precision is decided
    public static TrainingSettings of(
            Recipe recipe, boolean columnwise, List<Double> mean, List<Double> deviation) {
        return new TrainingSettings(
                recipe.optimizer(),
                recipe.regularization(),
                recipe.averageDecay(),
                recipe.augmentation(),
                recipe.precision(),
                columnwise,
                mean,
                deviation);
    }
}
