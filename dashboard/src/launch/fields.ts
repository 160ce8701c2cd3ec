import { RECIPE_FIELDS, type RecipeField } from "./recipeFields";

/** A field of the launch form, named by its path in the specification. */
export type TextField =
  | "name"
  | "dataset"
  | "strategy"
  | "trials"
  | "seed"
  | "space.name"
  | "space.blocks"
  | "space.layers"
  | "space.largestStride"
  | "network.cellsPerStage"
  | "network.filters";

export type Field = TextField | RecipeField | "baselines" | "recipe.preset";

export type FieldKind = "text" | "whole";

export interface FieldText {
  label: string;
  help: string;
  kind: FieldKind;
  unit?: string;
}

export const TEXTS: Record<Exclude<TextField, "dataset" | "strategy" | "space.name">, FieldText> = {
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

export const FIELDS: readonly Field[] = [
  ...(Object.keys(TEXTS) as TextField[]),
  "dataset",
  "strategy",
  "space.name",
  "baselines",
  "recipe.preset",
  ...RECIPE_FIELDS,
];
