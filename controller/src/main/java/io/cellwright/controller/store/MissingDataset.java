package io.cellwright.controller.store;

import io.cellwright.searchspace.trial.DatasetName;

/// A data set that a worker could not read.
///
/// @param message what the worker said
public record MissingDataset(DatasetName dataset, String message) {}
