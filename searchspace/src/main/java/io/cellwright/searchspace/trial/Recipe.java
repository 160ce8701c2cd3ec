package io.cellwright.searchspace.trial;

/// How a network is trained: stochastic gradient descent with Nesterov momentum, a learning rate
/// that falls along half a cosine from its first value to zero, random crops and flips.
///
/// @param epochs passes over the training examples
/// @param batchSize images in one step
/// @param learningRate the learning rate of the first step
/// @param momentum the share of the last update that is kept, below 1
/// @param weightDecay the factor of the weights that is added to their gradients
/// @param labelSmoothing the share of each label that is spread over all classes
/// @param cropPadding pixels of zeros on each side before a random crop; 0 for no crop
/// @param flip whether half the images are mirrored, left to right
/// @param trainExamples how many training examples are used, at most those that are left beside the
///   validation examples
/// @param validationExamples how many training examples are set aside for the reward
public record Recipe(
        int epochs,
        int batchSize,
        double learningRate,
        double momentum,
        double weightDecay,
        double labelSmoothing,
        int cropPadding,
        boolean flip,
        int trainExamples,
        int validationExamples) {

    public Recipe {
        Rules.within("epochs", epochs, 1, 10_000);
        Rules.within("batchSize", batchSize, 1, 8_192);
        Rules.within("learningRate", learningRate, 1e-6, 10);
        Rules.within("momentum", momentum, 0, 0.9999);
        Rules.within("weightDecay", weightDecay, 0, 1);
        Rules.within("labelSmoothing", labelSmoothing, 0, 0.9);
        Rules.within("cropPadding", cropPadding, 0, 64);
        Rules.within("trainExamples", trainExamples, 1, 100_000_000);
        Rules.within("validationExamples", validationExamples, 1, 100_000_000);
        if (batchSize > trainExamples) {
            throw new IllegalArgumentException(
                    "batchSize is at most trainExamples, %,d, not %,d"
                            .formatted(trainExamples, batchSize));
        }
    }

    /// What a search uses unless it is told otherwise: short, and still able to tell networks
    /// apart.
    public static Recipe searchProxy() {
        return new Recipe(3, 64, 0.05, 0.9, 5e-4, 0, 4, true, 10_000, 2_000);
    }

    /// Steps in one epoch of `examples` training examples: whole batches only.
    public int stepsPerEpoch(int examples) {
        return Math.max(1, Math.min(examples, trainExamples) / batchSize);
    }
}
