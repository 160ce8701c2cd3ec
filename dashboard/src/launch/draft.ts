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
import { parseNumber } from "./numbers";
import { type RecipeDraft, recipeDraftOf, recipeOf, recipeProblemsOf } from "./recipeDraft";
import { isRecipeField } from "./recipeFields";

/** The form as it is being filled in: numbers are still text. */
export interface Draft {
  text: Record<TextField, string>;
  /** The sizes that the chosen space has. */
  sizes: readonly SizeField[];
  baselines: readonly string[];
  recipe: RecipeDraft;
}

/** What is wrong, by field. */
export type Problems = Partial<Record<Field, string>>;

export function draftOf(specification: SearchSpecification): Draft {
  const { recipe, space, network } = specification;
  return {
    text: {
      name: specification.name,
      dataset: specification.dataset,
      strategy: specification.strategy.name,
      trials: String(specification.trials),
      seed: String(specification.seed),
      "space.name": space.name ?? "",
      "space.blocks": String(space.blocks ?? ""),
      "space.layers": String(space.layers ?? ""),
      "space.largestStride": String(space.largestStride ?? ""),
      "network.cellsPerStage": String(network.cellsPerStage),
      "network.filters": String(network.filters),
    },
    sizes: SIZES.filter((field) => sizeName(field) in space),
    baselines: [...specification.baselines],
    recipe: recipeDraftOf(recipe),
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

/** Whether the form has the field, with the space, the optimizer and the schedule that are chosen. */
export function isShown(draft: Draft, field: Field): boolean {
  if (isRecipeField(field)) {
    return field in draft.recipe;
  }
  const hidden: readonly Field[] = networkSizes(draft).length === 0 ? NETWORK_SIZES : [];
  return !hidden.includes(field) && (!isSize(field) || draft.sizes.includes(field));
}

/** Fields whose text is not even a number. Whether a number is allowed, the controller says. */
export function problemsOf(draft: Draft): Problems {
  const problems: Problems = recipeProblemsOf(draft.recipe);
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
    strategy: { name: draft.text.strategy },
    ...(networkSizes(draft).length > 0 && {
      network: {
        cellsPerStage: number("network.cellsPerStage"),
        filters: number("network.filters"),
      },
    }),
    recipe: recipeOf(draft.recipe),
    trials: number("trials"),
    baselines: [...draft.baselines],
    seed: number("seed"),
  };
}
