package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Recipe;
import java.util.List;

/// What a training program has built in. Everything that changes from step to step (learning rate,
/// order of images, crops, flips) is an input of the program instead.
///
/// @param momentum of Nesterov's method
/// @param weightDecay the factor of every trained value that is added to its gradient
/// @param labelSmoothing the share of each label that is spread over all classes
/// @param auxiliaryWeight the factor of each auxiliary output's loss
/// @param cropPadding zero pixels put around an image before it is cropped
/// @param precision of the feature maps: `FP32` or `BF16`
/// @param columnwise whether the weights of wide depthwise convolutions get their gradients from
///   narrow ones, which is faster on a CPU (see `DepthwiseGradients`)
/// @param mean of each channel, on the scale of the bytes
/// @param deviation of each channel, on the scale of the bytes
public record TrainingSettings(
        double momentum,
        double weightDecay,
        double labelSmoothing,
        double auxiliaryWeight,
        int cropPadding,
        Precision precision,
        boolean columnwise,
        List<Double> mean,
        List<Double> deviation) {

    public TrainingSettings {
        FeatureMaps.of(precision);
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (cropPadding < 0) {
            throw new IllegalArgumentException("cropPadding is not negative, as " + cropPadding);
        }
        if (mean.isEmpty() || mean.size() != deviation.size()) {
            throw new IllegalArgumentException(
                    "there is one mean and one deviation per channel, not %d and %d"
                            .formatted(mean.size(), deviation.size()));
        }
        List<Double> numbers = List.of(momentum, weightDecay, labelSmoothing, auxiliaryWeight);
        if (!numbers.stream().allMatch(Double::isFinite)
                || !mean.stream().allMatch(Double::isFinite)
                || !deviation.stream().allMatch(value -> value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "settings are finite and deviations positive, unlike %s, %s, %s"
                            .formatted(numbers, mean, deviation));
        }
    }

    /// The part of a recipe that is built in, for images with this mean and deviation.
    ///
    /// @param recipe whose precision is decided
    public static TrainingSettings of(
            Recipe recipe, boolean columnwise, List<Double> mean, List<Double> deviation) {
        return new TrainingSettings(
                switch (recipe.optimizer()) {
                    case Optimizer.Sgd(double momentum, boolean _) -> momentum;
                    case Optimizer.Adam _, Optimizer.AdamW _, Optimizer.RmsProp _ -> 0;
                },
                recipe.regularization().weightDecay(),
                recipe.regularization().labelSmoothing(),
                recipe.regularization().auxiliaryWeight(),
                recipe.augmentation().cropPadding(),
                recipe.precision(),
                columnwise,
                mean,
                deviation);
    }
}
