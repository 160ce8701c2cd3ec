import type {
  RequestedSearch,
  RequestedSpace,
  SearchSpecification,
  SpaceOption,
} from "../api/types";
import {
  type Field,
  isSize,
  NETWORK_SIZES,
  type NetworkSize,
  SIZES,
  type SizeField,
  TEXTS,
  type TextField,
} from "./fields";

/** The form as it is being filled in: numbers are still text. */
export interface Draft {
  text: Record<TextField, string>;
  /** The sizes that the chosen space has. */
  sizes: readonly SizeField[];
  baselines: readonly string[];
  flip: boolean;
}

/** What is wrong, by field. */
export type Problems = Partial<Record<Field, string>>;

export function draftOf(specification: SearchSpecification): Draft {
  const { recipe, space, network } = specification;
  return {
    text: {
      name: specification.name,
      dataset: specification.dataset,
      strategy: specification.strategy,
      trials: String(specification.trials),
      seed: String(specification.seed),
      "space.name": space.name ?? "",
      "space.blocks": String(space.blocks ?? ""),
      "space.layers": String(space.layers ?? ""),
      "space.largestStride": String(space.largestStride ?? ""),
      "network.cellsPerStage": String(network.cellsPerStage),
      "network.filters": String(network.filters),
      "recipe.epochs": String(recipe.epochs),
      "recipe.batchSize": String(recipe.batchSize),
      "recipe.learningRate": String(recipe.learningRate),
      "recipe.momentum": String(recipe.momentum),
      "recipe.weightDecay": String(recipe.weightDecay),
      "recipe.labelSmoothing": String(recipe.labelSmoothing),
      "recipe.cropPadding": String(recipe.cropPadding),
      "recipe.trainExamples": String(recipe.trainExamples),
      "recipe.validationExamples": String(recipe.validationExamples),
    },
    sizes: SIZES.filter((field) => sizeName(field) in space),
    baselines: [...specification.baselines],
    flip: recipe.flip,
  };
}

function sizeName(field: SizeField): keyof RequestedSpace {
  return field.slice("space.".length) as keyof RequestedSpace;
}

/** The draft with another space, which has its usual sizes. */
export function withSpace(draft: Draft, space: SpaceOption): Draft {
  const text = { ...draft.text, "space.name": space.name };
  const sizes: SizeField[] = [];
  for (const { name, usual } of space.sizes) {
    const field = `space.${name}`;
    if (isSize(field)) {
      text[field] = String(usual);
      sizes.push(field);
    }
  }
  return { ...draft, text, sizes };
}

/** The sizes of the network around the cells; a space of whole networks has none. */
export function networkSizes(draft: Draft): readonly NetworkSize[] {
  return draft.sizes.includes("space.layers") ? [] : NETWORK_SIZES;
}

function isShown(draft: Draft, field: Field): boolean {
  const hidden: readonly Field[] = networkSizes(draft).length === 0 ? NETWORK_SIZES : [];
  return !hidden.includes(field) && (!isSize(field) || draft.sizes.includes(field));
}

/** A number as people type it, thousands apart or not; null where it is none. */
export function parseNumber(text: string, whole: boolean): number | null {
  const plain = text.trim().replace(/(?<=\d)[,  _](?=\d{3}(\D|$))/g, "");
  const shape = whole ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  if (!shape.test(plain)) {
    return null;
  }
  const value = Number(plain);
  return Number.isFinite(value) && (!whole || Number.isSafeInteger(value)) ? value : null;
}

/** Fields whose text is not even a number. Whether a number is allowed, the controller says. */
export function problemsOf(draft: Draft): Problems {
  const problems: Problems = {};
  for (const field of Object.keys(TEXTS) as (keyof typeof TEXTS)[]) {
    const { kind, label } = TEXTS[field];
    const text = draft.text[field];
    if (!isShown(draft, field)) {
      continue;
    }
    if (kind === "text" && text.trim() === "") {
      problems[field] = `${label} is missing.`;
    } else if (kind === "whole" && parseNumber(text, true) === null) {
      problems[field] = `${label} is a whole number, not “${text}”.`;
    } else if (kind === "decimal" && parseNumber(text, false) === null) {
      problems[field] = `${label} is a number such as 0.05, not “${text}”.`;
    }
  }
  return problems;
}

/** The request for this draft. Only for a draft without problems. */
export function specificationOf(draft: Draft): RequestedSearch {
  const number = (field: TextField): number => parseNumber(draft.text[field], false) ?? Number.NaN;
  return {
    name: draft.text.name.trim(),
    dataset: draft.text.dataset,
    space: {
      name: draft.text["space.name"],
      ...Object.fromEntries(draft.sizes.map((field) => [sizeName(field), number(field)])),
    },
    strategy: draft.text.strategy,
    ...(networkSizes(draft).length > 0 && {
      network: {
        cellsPerStage: number("network.cellsPerStage"),
        filters: number("network.filters"),
      },
    }),
    recipe: {
      epochs: number("recipe.epochs"),
      batchSize: number("recipe.batchSize"),
      learningRate: number("recipe.learningRate"),
      momentum: number("recipe.momentum"),
      weightDecay: number("recipe.weightDecay"),
      labelSmoothing: number("recipe.labelSmoothing"),
      cropPadding: number("recipe.cropPadding"),
      flip: draft.flip,
      trainExamples: number("recipe.trainExamples"),
      validationExamples: number("recipe.validationExamples"),
    },
    trials: number("trials"),
    baselines: [...draft.baselines],
    seed: number("seed"),
  };
}
