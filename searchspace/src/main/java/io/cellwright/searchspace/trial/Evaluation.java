package io.cellwright.searchspace.trial;

import java.util.Optional;

/// One network to train, on which images, how, and from which seed. Two equal evaluations on one
/// device have the same learning curve.
///
/// @param seed of the initial weights, the order of images, crops and flips
/// @param zeroCost what is measured of the untrained network, instead of training it
public record Evaluation(
        Candidate candidate,
        DatasetName dataset,
        Recipe recipe,
        long seed,
        Optional<ZeroCost> zeroCost) {

    public Evaluation {
        zeroCost.filter(score -> !score.isMeasured())
                .ifPresent(score -> {
                    throw new IllegalArgumentException(
                            "zeroCost is measured on a worker, unlike " + score.text());
                });
    }

    /// A training.
    public Evaluation(Candidate candidate, DatasetName dataset, Recipe recipe, long seed) {
        this(candidate, dataset, recipe, seed, Optional.empty());
    }
}
