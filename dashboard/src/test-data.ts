// Trials and searches for tests, with whatever the test is about.

import type { CurvePoint, Search, Trial, TrialSummary } from "./api/types";

export function point(epoch: number, validationAccuracy: number): CurvePoint {
  return {
    epoch,
    trainLoss: 2,
    trainAccuracy: validationAccuracy,
    validationLoss: 2,
    validationAccuracy,
    learningRate: 0.05,
    seconds: epoch,
  };
}

export function trial(values: Partial<Trial> = {}): Trial {
  return {
    id: 1,
    search: 1,
    number: 1,
    role: "candidate",
    candidate: { kind: "cells" },
    state: "running",
    name: "3f2a9c0d11e2b7aa",
    parameters: 41_234,
    multiplyAdds: 5_123_456,
    validationAccuracy: null,
    testAccuracy: null,
    testTopFiveAccuracy: null,
    testLoss: null,
    trainingSeconds: null,
    imagesPerSecond: null,
    peakMemoryBytes: null,
    latency: null,
    attempts: 1,
    worker: "local-1",
    failure: null,
    reusedFrom: null,
    suggestedAt: "2026-11-23T09:00:01Z",
    startedAt: "2026-11-23T09:00:02Z",
    endedAt: null,
    hasWeights: false,
    curve: [],
    ...values,
  };
}

/** A trial as an event carries it. */
export function summary(values: Partial<Trial> = {}): TrialSummary {
  const { curve: _, ...rest } = trial(values);
  return rest;
}

export function scored(id: number, accuracy: number, values: Partial<Trial> = {}): Trial {
  return trial({ id, number: id, state: "succeeded", validationAccuracy: accuracy, ...values });
}

export function search(values: Partial<Search> = {}): Search {
  return {
    id: 1,
    name: "search",
    dataset: "cifar10",
    space: { name: "nasnet-small", blocks: 4 },
    strategy: "reinforce",
    network: { cellsPerStage: 1, filters: 8 },
    recipe: {
      epochs: 3,
      batchSize: 64,
      learningRate: 0.05,
      momentum: 0.9,
      weightDecay: 0.0005,
      labelSmoothing: 0,
      cropPadding: 4,
      flip: true,
      trainExamples: 10_000,
      validationExamples: 2_000,
    },
    trials: 24,
    baselines: ["resnet20"],
    seed: 1,
    state: "running",
    createdAt: "2026-11-23T09:00:00Z",
    endedAt: null,
    progress: {
      total: 25,
      succeeded: 0,
      failed: 0,
      running: 0,
      reused: 0,
      remainingSeconds: null,
    },
    best: null,
    warning: null,
    ...values,
  };
}
