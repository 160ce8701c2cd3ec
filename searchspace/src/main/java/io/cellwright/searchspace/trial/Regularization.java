package io.cellwright.searchspace.trial;

/// What keeps a network from learning its training images by heart, and its training from
/// derailing.
///
/// @param weightDecay the factor of the weights that is added to their gradients
/// @param decayNormalization whether biases and the scales and shifts of normalization decay as
///   well
/// @param labelSmoothing the share of each label that is spread over all classes
/// @param gradientClip the largest norm that all gradients together may have; 0 for no limit
/// @param dropout the share of values left out before the classifier of a network that has no
///   dropout layers of its own; one that has keeps them as they are
/// @param dropPath the share of paths left out at the end of training: it grows linearly over the
///   training, and with the depth at which two paths are added. Source: Zoph et al., "Learning
///   Transferable Architectures for Scalable Image Recognition", 2017, section 3.1
/// @param auxiliaryWeight the factor of the loss of each auxiliary classifier
public record Regularization(
        double weightDecay,
        boolean decayNormalization,
        double labelSmoothing,
        double gradientClip,
        double dropout,
        double dropPath,
        double auxiliaryWeight) {

    /// What GoogLeNet's auxiliary classifiers count. Source: Szegedy et al., "Going Deeper with
    /// Convolutions", 2014, section 5.
    public static final double AUXILIARY_WEIGHT = 0.3;

    public Regularization {
        Rules.within("weightDecay", weightDecay, 0, 1);
        Rules.within("labelSmoothing", labelSmoothing, 0, 0.9);
        Rules.within("gradientClip", gradientClip, 0, 1_000_000);
        Rules.within("dropout", dropout, 0, 0.95);
        Rules.within("dropPath", dropPath, 0, 0.95);
        Rules.within("auxiliaryWeight", auxiliaryWeight, 0, 10);
    }

    /// Weight decay and nothing else.
    public static Regularization ofDecay(double weightDecay) {
        return new Regularization(weightDecay, true, 0, 0, 0, 0, AUXILIARY_WEIGHT);
    }
}
