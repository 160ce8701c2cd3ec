// What the controller's REST API speaks: see docs/api.md.

export type SearchState = "running" | "paused" | "completed" | "failed" | "cancelled";

export type TrialState =
  | "suggested"
  | "leased"
  | "running"
  | "succeeded"
  | "failed"
  | "pruned"
  | "paused"
  | "cancelled";

export type CandidateKind = "cells" | "edges" | "layers" | "model";

export type TrialRole = "candidate" | "baseline";

export type WorkerState = "active" | "draining" | "gone" | "lost";

export type Optimizer =
  | { kind: "sgd"; momentum: number; nesterov: boolean }
  | { kind: "adam" | "adamw"; beta1: number; beta2: number; epsilon: number }
  | { kind: "rmsprop"; decay: number; momentum: number; epsilon: number };

export type Schedule =
  | { kind: "constant" }
  | { kind: "step"; factor: number; epochs: number[] }
  | { kind: "cosine"; cycles: number; growth: number }
  | { kind: "plateau"; factor: number; patience: number };

export interface Recipe {
  epochs: number;
  batchSize: number;
  precision: string;
  optimizer: Optimizer;
  learningRate: number;
  schedule: Schedule;
  warmUpEpochs: number;
  regularization: {
    weightDecay: number;
    decayNormalization: boolean;
    labelSmoothing: number;
    gradientClip: number;
    dropout: number;
    dropPath: number;
    auxiliaryWeight: number;
  };
  averageDecay: number;
  initialWeights: string;
  augmentation: {
    cropPadding: number;
    flip: boolean;
    cutout: number;
    mixup: number;
    resizedCrop: number;
    colorNormalization: boolean;
  };
  trainExamples: number;
  validationExamples: number;
}

/** A recipe with a name. */
export interface Preset {
  name: string;
  title: string;
  /** Where it was published; empty where it was not. */
  source: string;
  recipe: Recipe;
}

/** What a form may offer for a recipe: optimizers and schedules with their defaults. */
export interface RecipeOptions {
  presets: Preset[];
  optimizers: { kind: string }[];
  schedules: { kind: string }[];
  precisions: string[];
  initialWeights: string[];
}

/** A space by name, with its sizes beside it, or one of the search's own. */
export interface RequestedSpace {
  name?: string;
  blocks?: number;
  layers?: number;
  largestStride?: number;
  definition?: { name: string };
}

/** A strategy or another rule with a name, and its parameters beside it. */
export interface NamedSettings {
  name: string;
  [parameter: string]: unknown;
}

export interface Objective {
  goals: string[];
  limits?: { parameters?: number; multiplyAdds?: number; activationBytes?: number };
  latency?: { targetMilliseconds: number; weight: number };
}

/** Of several proposals for each candidate, the one with the best score is trained. */
export interface Screening {
  score: string;
  proposals: number;
  /** How many candidates, from the first on. */
  first: number;
}

/** What may be spent beside the number of candidates. */
export interface Budget {
  hours?: number;
  deviceHours?: number;
}

export interface SearchSpecification {
  name: string;
  dataset: string;
  space: RequestedSpace;
  strategy: NamedSettings;
  fidelity: NamedSettings;
  objective: Objective;
  screening?: Screening;
  network: { cellsPerStage: number; filters: number };
  recipe: Recipe;
  trials: number;
  budget: Budget;
  baselines: string[];
  seed: number;
}

/** A specification as it is asked for: what is left out has the controller's default. */
export type RequestedSearch = Omit<SearchSpecification, "network"> &
  Partial<Pick<SearchSpecification, "network">>;

export interface Progress {
  total: number;
  succeeded: number;
  failed: number;
  /** Stopped early. */
  pruned: number;
  running: number;
  reused: number;
  remainingSeconds: number | null;
}

export interface Search extends SearchSpecification {
  id: number;
  state: SearchState;
  createdAt: string;
  endedAt: string | null;
  /** What is spent, so that no candidate is begun any more. */
  endedBecause: "trials" | "hours" | "deviceHours" | null;
  /** Hours of running, and hours of all slots together. */
  spent: { hours: number; deviceHours: number };
  progress: Progress;
  best: TrialSummary | null;
  /** Why it waits, in one sentence, where it does. */
  warning: string | null;
}

export interface CurvePoint {
  epoch: number;
  trainLoss: number;
  trainAccuracy: number;
  validationLoss: number;
  validationAccuracy: number;
  learningRate: number;
  seconds: number;
  /** Left out where it was not measured. */
  validationTopFiveAccuracy?: number;
}

/** What every point has. */
export type CurveMeasure = Exclude<keyof CurvePoint, "validationTopFiveAccuracy">;

/** Milliseconds for one image: alone, and where 128 are computed at once. */
export interface Latency {
  millisecondsAtBatch1: number;
  millisecondsAtBatch128: number | null;
}

/** For each class of the labels a row: how many of them were taken for each class. */
export interface ConfusionMatrix {
  classes: string[];
  counts: number[][];
}

/** A trial as events carry it: everything but its learning curve. */
export interface TrialSummary {
  id: number;
  search: number;
  number: number;
  role: TrialRole;
  state: TrialState;
  name: string;
  candidate: { kind: CandidateKind };
  parameters: number | null;
  multiplyAdds: number | null;
  activationBytes: number | null;
  /** What the search's objective makes of it; null until it has succeeded. */
  reward: number | null;
  validationAccuracy: number | null;
  testAccuracy: number | null;
  testTopFiveAccuracy: number | null;
  testLoss: number | null;
  trainingSeconds: number | null;
  imagesPerSecond: number | null;
  peakMemoryBytes: number | null;
  latency: Latency | null;
  attempts: number;
  worker: string | null;
  failure: { reason: string; message: string } | null;
  reusedFrom: number | null;
  suggestedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  hasWeights: boolean;
}

export interface Trial extends TrialSummary {
  curve: CurvePoint[];
}

/** A trial as it is read alone. */
export interface WholeTrial extends Trial {
  confusion: ConfusionMatrix | null;
}

export interface EpochEvent {
  trial: number;
  point: CurvePoint;
}

export interface SlotTrial {
  id: number;
  search: number;
  name: string;
  epoch: number;
  epochs: number;
}

export interface Slot {
  number: number;
  trial: SlotTrial | null;
}

/** A data set that a worker could not read, and what it said. */
export interface MissingDataset {
  dataset: string;
  message: string;
}

export interface Worker {
  id: number;
  name: string;
  state: WorkerState;
  device: string;
  engine: string;
  version: string;
  registeredAt: string;
  lastSeenAt: string;
  slots: Slot[];
  missingDatasets: MissingDataset[];
}

/** A size of a space that a form may set. */
export interface SizeSetting {
  name: string;
  title: string;
  usual: number;
  least: number;
  most: number;
}

/** A space that has a name; its size is that with its usual sizes. */
export interface SpaceOption {
  name: string;
  title: string;
  source: string;
  size: string;
  sizeText: string;
  decisions: number;
  sizes: SizeSetting[];
}

/** What a parameter means, and the words that it may be; none where it is a number or a switch. */
export interface ParameterExplanation {
  meaning: string;
  choices: string[];
}

/** What people are told of a strategy or another rule with a name. */
export interface Explanation {
  title: string;
  source: string;
  parameters: Record<string, ParameterExplanation>;
}

/** What a form may offer. */
export interface Options {
  datasets: string[];
  spaces: SpaceOption[];
  strategies: NamedSettings[];
  fidelities: NamedSettings[];
  explanations: {
    strategies: Record<string, Explanation>;
    fidelities: Record<string, Explanation>;
  };
  models: string[];
  operations: string[];
  defaults: SearchSpecification;
}

export type SearchAction = "pause" | "resume" | "cancel";

export type ExportKind = "json" | "pytorch" | "torchscript" | "safetensors";

/** A part of an architecture that has a drawing of its own. */
export type DrawnPart = "normal" | "reduction" | "cell" | "network";

/** What a policy thinks of the options of one decision. */
export interface PolicyDecision {
  name: string;
  options: string[];
  probabilities: number[];
}

/** Where the policy of a search stands. */
export interface Policy {
  observations: number;
  /** Of all decisions together, in nats. */
  entropy: number;
  /** Where every option is as likely as every other. */
  largestEntropy: number;
  /** The reward that it expects. */
  baseline: number;
  /** Of the last observation. */
  advantage: number;
  /** The share of the observations whose architecture was observed before. */
  duplicates: number;
  decisions: PolicyDecision[];
}

/** A value of several repeats; of one there is no deviation. */
export interface Spread {
  mean: number;
  deviation?: number;
  count: number;
}

/** How far a group is from its control, and whether that is more than the spread of both. */
export interface Difference {
  mean: number;
  spread?: number;
  verdict: "higher" | "lower" | "within-spread" | "unknown";
}

/** The best accuracy so far of all repeats, after so many candidates or hours of training. */
export interface ComparedPoint {
  x: number;
  best: Spread;
}

/** What the repeats of one method found. */
export interface ComparedGroup {
  name: string;
  label: string;
  control: boolean;
  searches: number[];
  running: number;
  trials: Spread;
  deviceHours: Spread;
  validationAccuracy?: Spread;
  testAccuracy?: Spread;
  /** By the percentage of trials: "25", "50", "100". */
  after: Record<string, Spread>;
  byTrials: ComparedPoint[];
  byDeviceHours: ComparedPoint[];
  againstControl?: {
    label: string;
    validationAccuracy?: Difference;
    testAccuracy?: Difference;
  };
}

/** Searches whose accuracies can be compared. */
export interface ComparedTask {
  task: Pick<SearchSpecification, "dataset" | "space" | "network" | "recipe">;
  /** The fields in which it differs from the first task. */
  differsIn: string[];
  groups: ComparedGroup[];
}
