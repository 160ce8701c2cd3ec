import { RECIPE_FIELDS, type RecipeField } from "./recipeFields";
import type { ParameterField, SettingsGroup } from "./settingsDraft";

/** A number that may be left out. */
export type OptionalField =
  | "budget.hours"
  | "budget.deviceHours"
  | "objective.limits.parameters"
  | "objective.limits.multiplyAdds"
  | "objective.limits.activationBytes"
  | "objective.latency.targetMilliseconds"
  | "objective.latency.weight";

/** A field of the launch form, named by its path in the specification. */
export type TextField =
  | "name"
  | "dataset"
  | "trials"
  | "seed"
  | "repeats"
  | OptionalField
  | "space.name"
  | "space.blocks"
  | "space.layers"
  | "space.largestStride"
  | "network.cellsPerStage"
  | "network.filters";

export type Field =
  | TextField
  | RecipeField
  | ParameterField
  | SettingsGroup
  | "objective.goals"
  | "baselines"
  | "recipe.preset";

export type FieldKind = "text" | "whole" | "optional";

export interface FieldText {
  label: string;
  help: string;
  kind: FieldKind;
  unit?: string;
}

export const TEXTS: Record<Exclude<TextField, "dataset" | "space.name">, FieldText> = {
  name: { label: "Name", kind: "text", help: "What you will recognize the search by." },
  trials: {
    label: "Trials",
    kind: "whole",
    help: "How many candidates are trained and scored. Baselines come on top.",
  },
  seed: {
    label: "Seed",
    kind: "whole",
    help: "The same seed and the same outcomes lead to the same decisions.",
  },
  repeats: {
    label: "Repeats",
    kind: "whole",
    help: "Searches with this seed and those that follow it. Each trains anew; how far they lie apart is chance.",
  },
  "budget.hours": {
    label: "Time limit",
    kind: "optional",
    unit: "hours",
    help: "Nothing new is begun after so long; pauses do not count. Empty for none.",
  },
  "budget.deviceHours": {
    label: "Device time limit",
    kind: "optional",
    unit: "hours",
    help: "Of all slots that train its trials, together. Empty for none.",
  },
  "objective.limits.parameters": {
    label: "Most parameters",
    kind: "optional",
    help: "No candidate with more is trained. Empty for no limit.",
  },
  "objective.limits.multiplyAdds": {
    label: "Most multiply-adds",
    kind: "optional",
    help: "For one image. Empty for no limit.",
  },
  "objective.limits.activationBytes": {
    label: "Most activation memory",
    kind: "optional",
    unit: "bytes",
    help: "For one image and all results. Empty for no limit.",
  },
  "objective.latency.targetMilliseconds": {
    label: "Latency target",
    kind: "optional",
    unit: "milliseconds",
    help: "For one image, measured on the worker. A slower network has less reward. Empty for none.",
  },
  "objective.latency.weight": {
    label: "Latency weight",
    kind: "optional",
    help: "The accuracy is multiplied by (latency / target) to this power, from -1 to 0; -0.07 where it is empty.",
  },
  "space.blocks": {
    label: "Blocks in a cell",
    kind: "whole",
    help: "Each block joins two operations on earlier states. NASNet's cells have 5.",
  },
  "space.layers": {
    label: "Layers",
    kind: "whole",
    help: "Each layer is a convolution that reads any of the earlier ones.",
  },
  "space.largestStride": {
    label: "Largest stride",
    kind: "whole",
    help: "1 keeps the size of the image in every layer.",
  },
  "network.cellsPerStage": {
    label: "Cells per stage",
    kind: "whole",
    help: "The network has three stages, and between them what halves the image.",
  },
  "network.filters": {
    label: "Filters",
    kind: "whole",
    unit: "channels",
    help: "Channels of the first stage; each later stage has twice as many.",
  },
};

/** A size of a space, of which only some belong to the space that is chosen. */
export type SizeField = "space.blocks" | "space.layers" | "space.largestStride";

export const SIZES: readonly SizeField[] = ["space.blocks", "space.layers", "space.largestStride"];

/** A size of the network that is built of cells. */
export type NetworkSize = "network.cellsPerStage" | "network.filters";

export const NETWORK_SIZES: readonly NetworkSize[] = ["network.cellsPerStage", "network.filters"];

export const isSize = (field: string): field is SizeField =>
  (SIZES as readonly string[]).includes(field);

export const OPTIONAL_FIELDS: readonly OptionalField[] = [
  "budget.hours",
  "budget.deviceHours",
  "objective.limits.parameters",
  "objective.limits.multiplyAdds",
  "objective.limits.activationBytes",
  "objective.latency.targetMilliseconds",
  "objective.latency.weight",
];

export const FIELDS: readonly Field[] = [
  ...(Object.keys(TEXTS) as TextField[]),
  "dataset",
  "strategy",
  "fidelity",
  "objective.goals",
  "space.name",
  "baselines",
  "recipe.preset",
  ...RECIPE_FIELDS,
];
