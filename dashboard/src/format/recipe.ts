// Recipes as people read them; a name that is not known here stays as it is.

import type { Optimizer, Recipe, Schedule } from "../api/types";
import { count, plural } from "./format";

const OPTIMIZERS: Record<string, string> = {
  sgd: "SGD with momentum",
  adam: "Adam",
  adamw: "AdamW",
  rmsprop: "RMSProp",
};

const SCHEDULES: Record<string, string> = {
  constant: "Constant",
  step: "Steps after certain epochs",
  cosine: "Cosine",
  plateau: "Divided where validation stops improving",
};

const PRECISIONS: Record<string, string> = {
  auto: "Automatic",
  fp32: "32 bits (fp32)",
  bf16: "16 bits (bf16)",
};

const WEIGHTS: Record<string, string> = {
  he: "He",
  "xavier/2": "Xavier/2",
  lecun: "LeCun",
  "truncated-normal": "Truncated normal",
};

export const optimizerName = (kind: string): string => OPTIMIZERS[kind] ?? kind;
export const scheduleName = (kind: string): string => SCHEDULES[kind] ?? kind;
export const precisionName = (name: string): string => PRECISIONS[name] ?? name;
export const weightsName = (name: string): string => WEIGHTS[name] ?? name;

/** What a recipe says, fact by fact; what it leaves out is not mentioned. */
export function recipeFacts(recipe: Recipe): [name: string, text: string][] {
  return [
    [
      "Images",
      `${plural(recipe.epochs, "epoch")} of ${count(recipe.trainExamples)} in batches of ${count(recipe.batchSize)}; ${count(recipe.validationExamples)} for validation`,
    ],
    ["Optimizer", optimizerText(recipe.optimizer)],
    ["Learning rate", rateText(recipe)],
    ["Regularization", listed(regularization(recipe))],
    ["Augmentation", listed(augmentation(recipe))],
    ["Precision", precisionName(recipe.precision)],
    ["Initial weights", weightsName(recipe.initialWeights)],
  ];
}

function listed(parts: readonly string[]): string {
  return parts.length === 0 ? "None" : sentence(parts.join(", "));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function optimizerText(optimizer: Optimizer): string {
  const name = optimizerName(optimizer.kind);
  switch (optimizer.kind) {
    case "sgd":
      return `${name} ${optimizer.momentum}${optimizer.nesterov ? " (Nesterov)" : ""}`;
    case "adam":
    case "adamw":
      return `${name}, beta 1 ${optimizer.beta1}, beta 2 ${optimizer.beta2}, epsilon ${optimizer.epsilon}`;
    case "rmsprop":
      return `${name}, decay ${optimizer.decay}, momentum ${optimizer.momentum}, epsilon ${optimizer.epsilon}`;
  }
}

function rateText({ learningRate, schedule, warmUpEpochs }: Recipe): string {
  const warmUp =
    warmUpEpochs === 0 ? "" : `, reached after ${plural(warmUpEpochs, "epoch")} of warm-up`;
  return `${learningRate}${warmUp}; ${scheduleText(schedule)}`;
}

function scheduleText(schedule: Schedule): string {
  switch (schedule.kind) {
    case "constant":
      return "the same throughout";
    case "step":
      return `times ${schedule.factor} after epochs ${schedule.epochs.join(", ")}`;
    case "cosine":
      return schedule.cycles === 1
        ? "along half a cosine to zero"
        : `along half a cosine to zero, in ${schedule.cycles} cycles${schedule.growth === 1 ? "" : `, each ${schedule.growth} times as long as the last`}`;
    case "plateau":
      return `times ${schedule.factor} after ${plural(schedule.patience, "epoch")} without improvement`;
  }
}

function regularization({ regularization, averageDecay }: Recipe): string[] {
  const { weightDecay, decayNormalization, labelSmoothing } = regularization;
  const { gradientClip, dropout, dropPath } = regularization;
  return [
    ...(weightDecay === 0
      ? []
      : [`weight decay ${weightDecay}${decayNormalization ? "" : ", not of normalization"}`]),
    ...(labelSmoothing === 0 ? [] : [`label smoothing ${labelSmoothing}`]),
    ...(gradientClip === 0 ? [] : [`gradients clipped at ${gradientClip}`]),
    ...(dropout === 0 ? [] : [`dropout ${dropout}`]),
    ...(dropPath === 0 ? [] : [`drop-path ${dropPath}`]),
    ...(averageDecay === 0 ? [] : [`weights averaged, ${averageDecay} kept in each step`]),
  ];
}

function augmentation({ augmentation }: Recipe): string[] {
  const { cropPadding, resizedCrop, flip, cutout, mixup } = augmentation;
  return [
    ...(cropPadding === 0 ? [] : [`crops padded by ${plural(cropPadding, "pixel")}`]),
    ...(resizedCrop === 0 ? [] : [`resized crops of at least ${resizedCrop} of the image`]),
    ...(flip ? ["mirrored"] : []),
    ...(cutout === 0 ? [] : [`cutout of ${plural(cutout, "pixel")}`]),
    ...(mixup === 0 ? [] : [`mixup ${mixup}`]),
  ];
}
