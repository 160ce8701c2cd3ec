import type { Preset, Recipe, RecipeOptions } from "../api/types";
import { parseNumber, parseWholes } from "./numbers";
import { isRecipeField, RECIPE_TEXTS, type RecipeField } from "./recipeFields";

/** A recipe as it is being filled in, by path: only the fields that it has; numbers are text. */
export type RecipeDraft = Readonly<Partial<Record<RecipeField, string | boolean>>>;

/** Any JSON that consists of a recipe's kinds of values. */
type Value = string | number | boolean | readonly number[] | { [name: string]: Value };

export function recipeDraftOf(recipe: Recipe): RecipeDraft {
  return flattened("recipe", recipe as unknown as Value);
}

function flattened(path: string, value: Value): RecipeDraft {
  if (Array.isArray(value)) {
    return entry(path, value.join(", "));
  }
  if (typeof value === "object") {
    return Object.assign(
      {},
      ...Object.entries(value).map(([name, part]) => flattened(`${path}.${name}`, part)),
    );
  }
  return entry(path, typeof value === "number" ? String(value) : value);
}

/** Nothing for a field of a later version, which the controller completes. */
function entry(path: string, value: string | boolean): RecipeDraft {
  return isRecipeField(path) ? { [path]: value } : {};
}

/** The draft with another value; another optimizer or schedule comes with its usual settings. */
export function withRecipeField(
  draft: RecipeDraft,
  field: RecipeField,
  value: string | boolean,
  options: RecipeOptions,
): RecipeDraft {
  if (field === "recipe.optimizer.kind") {
    return withPart(draft, "recipe.optimizer", options.optimizers, value);
  }
  if (field === "recipe.schedule.kind") {
    return withPart(draft, "recipe.schedule", options.schedules, value);
  }
  return { ...draft, [field]: value };
}

function withPart(
  draft: RecipeDraft,
  part: string,
  kinds: readonly { kind: string }[],
  kind: string | boolean,
): RecipeDraft {
  const usual = kinds.find((other) => other.kind === kind);
  if (usual === undefined) {
    return draft;
  }
  const others = Object.entries(draft).filter(([field]) => !field.startsWith(`${part}.`));
  // A step has no usual epochs.
  const missing = kind === "step" ? { epochs: [] } : {};
  return {
    ...Object.fromEntries(others),
    ...flattened(part, { ...usual, ...missing } as unknown as Value),
  };
}

/** The preset that the draft still is; null where it was changed. */
export function presetOf(draft: RecipeDraft, presets: readonly Preset[]): Preset | null {
  return presets.find((preset) => isSame(draft, recipeDraftOf(preset.recipe))) ?? null;
}

function isSame(one: RecipeDraft, other: RecipeDraft): boolean {
  const fields = Object.keys(one) as RecipeField[];
  return (
    fields.length === Object.keys(other).length &&
    fields.every((field) => one[field] === other[field])
  );
}

/** Fields whose text is not even a number. */
export function recipeProblemsOf(draft: RecipeDraft): Partial<Record<RecipeField, string>> {
  const problems: Partial<Record<RecipeField, string>> = {};
  for (const field of Object.keys(draft) as RecipeField[]) {
    const { kind, label } = RECIPE_TEXTS[field];
    const text = String(draft[field]);
    if (kind === "whole" && parseNumber(text, true) === null) {
      problems[field] = `${label} is a whole number, not “${text}”.`;
    } else if (kind === "decimal" && parseNumber(text, false) === null) {
      problems[field] = `${label} is a number such as 0.05, not “${text}”.`;
    } else if (kind === "list" && parseWholes(text) === null) {
      problems[field] = `${label}: whole numbers apart by commas, such as 60, 80, not “${text}”.`;
    }
  }
  return problems;
}

/** The recipe for this draft. Only for a draft without problems. */
export function recipeOf(draft: RecipeDraft): Recipe {
  const recipe: Record<string, unknown> = {};
  for (const field of Object.keys(draft) as RecipeField[]) {
    const steps = field.split(".").slice(1);
    const last = steps.pop() ?? "";
    let part = recipe;
    for (const step of steps) {
      part[step] ??= {};
      part = part[step] as Record<string, unknown>;
    }
    part[last] = written(field, draft[field] ?? "");
  }
  return recipe as unknown as Recipe;
}

function written(field: RecipeField, value: string | boolean): unknown {
  switch (RECIPE_TEXTS[field].kind) {
    case "whole":
    case "decimal":
      return parseNumber(String(value), false) ?? Number.NaN;
    case "list":
      return parseWholes(String(value)) ?? [];
    case "switch":
    case "choice":
      return value;
  }
}
