import type {
  Objective,
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
  OPTIONAL_FIELDS,
  SIZES,
  type SizeField,
  TEXTS,
  type TextField,
} from "./fields";
import { parseNumber } from "./numbers";
import { type RecipeDraft, recipeDraftOf, recipeOf, recipeProblemsOf } from "./recipeDraft";
import { isRecipeField } from "./recipeFields";
import {
  type ParameterField,
  type SettingsDraft,
  settingsDraftOf,
  settingsOf,
  settingsProblemsOf,
} from "./settingsDraft";

/** The form as it is being filled in: numbers are still text. */
export interface Draft {
  text: Record<TextField, string>;
  /** The sizes that the chosen space has. */
  sizes: readonly SizeField[];
  baselines: readonly string[];
  strategy: SettingsDraft;
  fidelity: SettingsDraft;
  /** What is optimized, accuracy among it. */
  goals: readonly string[];
  recipe: RecipeDraft;
}

/** What is wrong, by field. */
export type Problems = Partial<Record<Field, string>>;

export function draftOf(specification: SearchSpecification): Draft {
  const { recipe, space, network, budget, objective } = specification;
  const optional = (value: number | undefined): string =>
    value === undefined ? "" : String(value);
  return {
    text: {
      name: specification.name,
      dataset: specification.dataset,
      trials: String(specification.trials),
      seed: String(specification.seed),
      repeats: "1",
      "budget.hours": optional(budget.hours),
      "budget.deviceHours": optional(budget.deviceHours),
      "objective.limits.parameters": optional(objective.limits?.parameters),
      "objective.limits.multiplyAdds": optional(objective.limits?.multiplyAdds),
      "objective.limits.activationBytes": optional(objective.limits?.activationBytes),
      "objective.latency.targetMilliseconds": optional(objective.latency?.targetMilliseconds),
      "objective.latency.weight": optional(objective.latency?.weight),
      "space.name": space.name ?? "",
      "space.blocks": String(space.blocks ?? ""),
      "space.layers": String(space.layers ?? ""),
      "space.largestStride": String(space.largestStride ?? ""),
      "network.cellsPerStage": String(network.cellsPerStage),
      "network.filters": String(network.filters),
    },
    sizes: SIZES.filter((field) => sizeName(field) in space),
    baselines: [...specification.baselines],
    strategy: settingsDraftOf(specification.strategy),
    fidelity: settingsDraftOf(specification.fidelity),
    goals: [...objective.goals],
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
  const [group, parameter] = field.split(".");
  if ((group === "strategy" || group === "fidelity") && parameter !== undefined) {
    return parameter in draft[group].parameters;
  }
  const hidden: readonly Field[] = networkSizes(draft).length === 0 ? NETWORK_SIZES : [];
  return !hidden.includes(field) && (!isSize(field) || draft.sizes.includes(field));
}

/** Fields whose text is not even a number. Whether a number is allowed, the controller says. */
export function problemsOf(draft: Draft): Problems {
  const problems: Problems = {
    ...recipeProblemsOf(draft.recipe),
    ...settingsProblemsOf("strategy", draft.strategy),
    ...settingsProblemsOf("fidelity", draft.fidelity),
  };
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
    } else if (kind === "optional" && text.trim() !== "" && parseNumber(text, false) === null) {
      problems[field] = `${label} is a number, or empty, not “${text}”.`;
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
    strategy: settingsOf(draft.strategy),
    fidelity: settingsOf(draft.fidelity),
    objective: objectiveOf(draft),
    ...(networkSizes(draft).length > 0 && {
      network: {
        cellsPerStage: number("network.cellsPerStage"),
        filters: number("network.filters"),
      },
    }),
    recipe: recipeOf(draft.recipe),
    trials: number("trials"),
    budget: part(draft, "budget."),
    baselines: [...draft.baselines],
    seed: number("seed"),
  };
}

/** How often the search is launched. */
export function repeatsOf(draft: Draft): number {
  return parseNumber(draft.text.repeats, true) ?? Number.NaN;
}

function objectiveOf(draft: Draft): Objective {
  const limits = part(draft, "objective.limits.");
  const latency = part(draft, "objective.latency.");
  return {
    goals: [...draft.goals],
    ...(Object.keys(limits).length > 0 && { limits }),
    // A weight alone says nothing; the controller says what is missing.
    ...(Object.keys(latency).length > 0 && {
      latency: latency as NonNullable<Objective["latency"]>,
    }),
  };
}

/** The optional numbers of a part that are filled in, by their last names. */
function part(draft: Draft, prefix: string): Record<string, number> {
  return Object.fromEntries(
    OPTIONAL_FIELDS.filter((field) => field.startsWith(prefix)).flatMap((field) => {
      const value = parseNumber(draft.text[field], false);
      return value === null ? [] : [[field.slice(prefix.length), value]];
    }),
  );
}

/** The parameters of the strategy and the fidelity that are chosen. */
export function parameterFields(draft: Draft): ParameterField[] {
  return (["strategy", "fidelity"] as const).flatMap((group) =>
    Object.keys(draft[group].parameters).map((key): ParameterField => `${group}.${key}`),
  );
}
