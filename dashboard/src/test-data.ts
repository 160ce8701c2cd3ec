// Trials and searches for tests, with whatever the test is about.

import type {
  CurvePoint,
  Optimizer,
  Recipe,
  RecipeOptions,
  Search,
  Trial,
  TrialSummary,
} from "./api/types";

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
    activationBytes: 812_345,
    reward: null,
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

export function recipe(values: Partial<Recipe> = {}): Recipe {
  return {
    epochs: 3,
    batchSize: 64,
    precision: "auto",
    optimizer: { kind: "sgd", momentum: 0.9, nesterov: true },
    learningRate: 0.05,
    schedule: { kind: "cosine", cycles: 1, growth: 1 },
    warmUpEpochs: 0,
    regularization: {
      weightDecay: 0.0005,
      decayNormalization: true,
      labelSmoothing: 0,
      gradientClip: 0,
      dropout: 0,
      dropPath: 0,
      auxiliaryWeight: 0.3,
    },
    averageDecay: 0,
    initialWeights: "he",
    augmentation: {
      cropPadding: 4,
      flip: true,
      cutout: 0,
      mixup: 0,
      resizedCrop: 0,
      colorNormalization: true,
    },
    trainExamples: 10_000,
    validationExamples: 2_000,
    ...values,
  };
}

/** What a form may offer for recipes. */
export function recipeOptions(): RecipeOptions {
  return {
    presets: [
      {
        name: "search-proxy",
        title: "what a search uses",
        source: "",
        recipe: recipe(),
      },
      {
        name: "resnet-2015",
        title: "as residual networks were trained",
        source: "He, Zhang, Ren and Sun, 2015, section 3.4",
        recipe: recipe({
          epochs: 120,
          batchSize: 256,
          optimizer: { kind: "sgd", momentum: 0.9, nesterov: false },
          learningRate: 0.1,
          schedule: { kind: "plateau", factor: 0.1, patience: 5 },
          trainExamples: 45_000,
          validationExamples: 5_000,
        }),
      },
    ],
    optimizers: [
      { kind: "sgd", momentum: 0.9, nesterov: true },
      { kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      { kind: "adamw", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      { kind: "rmsprop", decay: 0.9, momentum: 0.9, epsilon: 1 },
    ] as Optimizer[],
    schedules: [
      { kind: "constant" },
      { kind: "step", factor: 0.1 },
      { kind: "cosine", cycles: 1, growth: 1 },
      { kind: "plateau", factor: 0.1, patience: 5 },
    ] as { kind: string }[],
    precisions: ["auto", "fp32", "bf16"],
    initialWeights: ["he", "xavier/2", "lecun", "truncated-normal"],
  };
}

export function search(values: Partial<Search> = {}): Search {
  return {
    id: 1,
    name: "search",
    dataset: "cifar10",
    space: { name: "nasnet-small", blocks: 4 },
    strategy: { name: "reinforce" },
    fidelity: { name: "full" },
    objective: { goals: ["accuracy"] },
    budget: {},
    network: { cellsPerStage: 1, filters: 8 },
    recipe: recipe(),
    trials: 24,
    baselines: ["resnet20"],
    seed: 1,
    state: "running",
    createdAt: "2026-11-23T09:00:00Z",
    endedAt: null,
    endedBecause: null,
    spent: { hours: 0, deviceHours: 0 },
    progress: {
      total: 25,
      succeeded: 0,
      failed: 0,
      pruned: 0,
      running: 0,
      reused: 0,
      remainingSeconds: null,
    },
    best: null,
    warning: null,
    ...values,
  };
}
