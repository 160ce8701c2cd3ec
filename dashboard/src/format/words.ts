import type {
  SearchSpecification,
  SearchState,
  TrialState,
  TrialSummary,
  WorkerState,
} from "../api/types";
import { plural } from "./format";

const DATASETS: Record<string, string> = {
  cifar10: "CIFAR-10",
  cifar100: "CIFAR-100",
  mnist: "MNIST",
  "fashion-mnist": "Fashion-MNIST",
  shapes: "Shapes (generated)",
};

const STRATEGIES: Record<string, string> = {
  reinforce: "Policy gradient (REINFORCE)",
  ppo: "Policy gradient (PPO)",
  evolution: "Regularized evolution",
  "local-search": "Local search",
  predictor: "Predictor",
  grid: "Every architecture in turn",
  random: "Random search",
};

const FIDELITIES: Record<string, string> = {
  full: "Full training",
  "successive-halving": "Successive halving",
  asha: "ASHA",
  hyperband: "Hyperband",
  "median-stop": "Median stopping",
};

const GOALS: Record<string, string> = {
  accuracy: "Validation accuracy",
  parameters: "Parameters",
  multiplyAdds: "Multiply-adds",
  activationBytes: "Activation memory",
  latency: "Latency",
};

const DATASET_NOTES: Record<string, string> = {
  cifar10: "60,000 colour photographs of 32 × 32 pixels in ten classes.",
  cifar100: "60,000 colour photographs of 32 × 32 pixels in a hundred classes.",
  mnist: "70,000 handwritten digits of 28 × 28 pixels, in grey.",
  "fashion-mnist": "70,000 pieces of clothing of 28 × 28 pixels in ten classes, in grey.",
  shapes: "Ten classes of generated 32 × 32 colour images. Needs no download.",
};

const MODELS: Record<string, string> = { resnet20: "ResNet-20" };

const FAILURES: Record<string, string> = {
  NOT_A_NUMBER: "The loss was no longer a finite number",
  EXPLODING_LOSS: "The loss grew far beyond that of guessing",
  TIME_LIMIT: "Training took longer than the worker allows",
  INVALID_PROGRAM: "The program could not be loaded or run",
  OUT_OF_MEMORY: "The device ran out of memory",
  DATASET_UNAVAILABLE: "The worker has no such data set",
  WORKER_LOST: "The worker was lost",
  WORKER_ERROR: "The worker had an error",
};

const STATES: Record<SearchState | TrialState | WorkerState, string> = {
  running: "Running",
  paused: "Paused",
  completed: "Completed",
  cancelled: "Cancelled",
  suggested: "Waiting",
  leased: "Starting",
  succeeded: "Succeeded",
  failed: "Failed",
  pruned: "Stopped early",
  active: "In service",
  draining: "Draining",
  gone: "Signed off",
  lost: "Lost",
};

/** What a reader would call it; a name that is not known here stays as it is. */
export function datasetName(name: string): string {
  const [, folder, side, classes] = /^folder:([^:]+):\d+x(\d+)x\d+:(\d+):\d+$/.exec(name) ?? [];
  return folder === undefined
    ? (DATASETS[name] ?? name)
    : `${folder} (${side} × ${side}, ${classes} classes)`;
}
export const strategyName = (name: string): string => STRATEGIES[name] ?? name;
export const fidelityName = (name: string): string => FIDELITIES[name] ?? name;
export const goalName = (name: string): string => GOALS[name] ?? name;
export const modelName = (name: string): string => MODELS[name] ?? name;
export const failureName = (reason: string): string => FAILURES[reason] ?? reason;
export const stateName = (state: keyof typeof STATES): string => STATES[state] ?? state;
/** The space of a search and how large its networks are. */
export function spaceText({
  space,
  network,
}: Pick<SearchSpecification, "space" | "network">): string {
  const name = space.definition?.name ?? space.name ?? "";
  if (space.layers !== undefined) {
    return `${name}: ${plural(space.layers, "layer")}`;
  }
  const blocks = space.blocks === undefined ? [] : [`${plural(space.blocks, "block")} in a cell`];
  return `${name}: ${[
    ...blocks,
    `${network.cellsPerStage} per stage`,
    `${network.filters} filters`,
  ].join(", ")}`;
}

/** The space of a search in few words. */
export function shortSpaceText({ space }: Pick<SearchSpecification, "space">): string {
  const sizes = [
    ...(space.blocks === undefined ? [] : [plural(space.blocks, "block")]),
    ...(space.layers === undefined ? [] : [plural(space.layers, "layer")]),
  ];
  return [space.definition?.name ?? space.name ?? "", ...sizes].join(", ");
}

export const datasetNote = (name: string): string => DATASET_NOTES[name] ?? "";

/** A trial's name as shown: a model's own name, or the first digits of the canonical hash. */
export function trialName(trial: Pick<TrialSummary, "role" | "name">): string {
  return trial.role === "baseline" ? modelName(trial.name) : trial.name.slice(0, 8);
}

/** "Candidate 12", or the name of a baseline. */
export function trialTitle(trial: Pick<TrialSummary, "role" | "name" | "number">): string {
  return trial.role === "baseline"
    ? `${modelName(trial.name)} (baseline)`
    : `Candidate ${trial.number}`;
}
