package io.cellwright.searchspace.trial;

/// How a network is trained.
///
/// In a document everything may be left out: what is missing comes from the preset that the field
/// `preset` names, or else from [Preset#SEARCH_PROXY], and a preset's name alone is a recipe as
/// well.
///
/// @param epochs passes over the training examples
/// @param batchSize images in one step
/// @param precision of the feature maps
/// @param optimizer that turns gradients into steps
/// @param learningRate the first, after the warm-up
/// @param schedule how the learning rate goes on
/// @param warmUpEpochs over which the learning rate grows linearly to its first value; 0 for none
/// @param regularization weight decay, dropout and the like
/// @param averageDecay the share that a moving average of the weights keeps in each step, with
///   which the network is then scored and exported; 0 for the weights themselves
/// @param initialWeights the distribution that the weights of convolutions are drawn from
/// @param augmentation what is changed at random in each training image
/// @param trainExamples how many training examples are used, at most those that are left beside the
///   validation examples
/// @param validationExamples how many training examples are set aside for the reward
public record Recipe(
        int epochs,
        int batchSize,
        Precision precision,
        Optimizer optimizer,
        double learningRate,
        Schedule schedule,
        double warmUpEpochs,
        Regularization regularization,
        double averageDecay,
        InitialWeights initialWeights,
        Augmentation augmentation,
        int trainExamples,
        int validationExamples) {

    public Recipe {
        Rules.within("epochs", epochs, 1, 10_000);
        Rules.within("batchSize", batchSize, 1, 8_192);
        Rules.within("learningRate", learningRate, 1e-6, 10);
        Rules.within("warmUpEpochs", warmUpEpochs, 0, 1_000);
        Rules.within("averageDecay", averageDecay, 0, 0.999999);
        Rules.within("trainExamples", trainExamples, 1, 100_000_000);
        Rules.within("validationExamples", validationExamples, 1, 100_000_000);
        if (warmUpEpochs >= epochs) {
            throw new IllegalArgumentException(
                    "warmUpEpochs is less than epochs, %,d, not %s"
                            .formatted(epochs, warmUpEpochs));
        }
        if (batchSize > trainExamples) {
            throw new IllegalArgumentException(
                    "batchSize is at most trainExamples, %,d, not %,d"
                            .formatted(trainExamples, batchSize));
        }
    }

    /// What a search uses unless it is told otherwise: short, and still able to tell networks
    /// apart.
    public static Recipe searchProxy() {
        return Preset.SEARCH_PROXY.recipe();
    }

    /// The search proxy with other sizes.
    public static Recipe of(
            int epochs,
            int batchSize,
            double learningRate,
            int trainExamples,
            int validationExamples) {
        return new Recipe(
                epochs,
                batchSize,
                Precision.AUTO,
                Optimizer.Sgd.DEFAULT,
                learningRate,
                Schedule.Cosine.DEFAULT,
                0,
                Regularization.ofDecay(5e-4),
                0,
                InitialWeights.HE,
                Augmentation.cropAndFlip(4),
                trainExamples,
                validationExamples);
    }

    /// This recipe on feature maps of another precision.
    public Recipe with(Precision other) {
        return with(other, regularization, augmentation);
    }

    /// This recipe with another regularization.
    public Recipe with(Regularization other) {
        return with(precision, other, augmentation);
    }

    /// This recipe with another augmentation.
    public Recipe with(Augmentation other) {
        return with(precision, regularization, other);
    }

    private Recipe with(
            Precision otherPrecision,
            Regularization otherRegularization,
            Augmentation otherAugmentation) {
        return new Recipe(
                epochs,
                batchSize,
                otherPrecision,
                optimizer,
                learningRate,
                schedule,
                warmUpEpochs,
                otherRegularization,
                averageDecay,
                initialWeights,
                otherAugmentation,
                trainExamples,
                validationExamples);
    }

    /// Steps in one epoch of `examples` training examples: whole batches only.
    public int stepsPerEpoch(int examples) {
        return Math.max(1, Math.min(examples, trainExamples) / batchSize);
    }
}
