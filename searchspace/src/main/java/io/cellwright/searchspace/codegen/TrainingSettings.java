package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.trial.Optimizer;
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
/// @param mean of each channel, on the scale of the bytes
/// @param deviation of each channel, on the scale of the bytes
public record TrainingSettings(
        double momentum,
        double weightDecay,
        double labelSmoothing,
        double auxiliaryWeight,
        int cropPadding,
        List<Double> mean,
        List<Double> deviation) {

    public TrainingSettings {
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
    public static TrainingSettings of(Recipe recipe, List<Double> mean, List<Double> deviation) {
        return new TrainingSettings(
                switch (recipe.optimizer()) {
                    case Optimizer.Sgd(double momentum, boolean _) -> momentum;
                    case Optimizer.Adam _, Optimizer.AdamW _, Optimizer.RmsProp _ -> 0;
                },
                recipe.regularization().weightDecay(),
                recipe.regularization().labelSmoothing(),
                recipe.regularization().auxiliaryWeight(),
                recipe.augmentation().cropPadding(),
                mean,
                deviation);
    }
}
