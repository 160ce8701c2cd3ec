package io.cellwright.searchspace.trial;

/// One network to train, on which images, how, and from which seed. Two equal evaluations on one
/// device have the same learning curve.
///
/// @param seed of the initial weights, the order of images, crops and flips
public record Evaluation(Candidate candidate, DatasetName dataset, Recipe recipe, long seed) {}
