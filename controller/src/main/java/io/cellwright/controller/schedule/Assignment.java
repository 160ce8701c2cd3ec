package io.cellwright.controller.schedule;

import io.cellwright.searchspace.trial.Evaluation;

/// What a worker is to train, and the fence that its reports carry.
public record Assignment(long trial, long fence, Evaluation evaluation) {}
