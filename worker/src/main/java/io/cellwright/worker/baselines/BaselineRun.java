package io.cellwright.worker.baselines;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Outcome;

/// One training of one model, and how it ended.
public record BaselineRun(Evaluation evaluation, Outcome outcome) {}
