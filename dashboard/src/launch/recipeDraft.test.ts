import { expect, it } from "vitest";
import { recipe, recipeOptions } from "../test-data";
import {
  presetOf,
  recipeDraftOf,
  recipeOf,
  recipeProblemsOf,
  withRecipeField,
} from "./recipeDraft";
import { MORE_FIELDS, RECIPE_FIELDS, USUAL_FIELDS } from "./recipeFields";

const options = recipeOptions();

it("gives back the recipe that it was made of", () => {
  for (const preset of options.presets) {
    const draft = recipeDraftOf(preset.recipe);
    expect(recipeOf(draft)).toEqual(preset.recipe);
    expect(recipeProblemsOf(draft)).toEqual({});
    expect(presetOf(draft, options.presets)).toBe(preset);
  }
});

it("is no preset any more once a field was changed, and is one again when it is changed back", () => {
  const draft = recipeDraftOf(recipe());
  const changed = withRecipeField(draft, "recipe.epochs", "4", options);
  expect(presetOf(changed, options.presets)).toBeNull();
  const back = withRecipeField(changed, "recipe.epochs", "3", options);
  expect(presetOf(back, options.presets)?.name).toBe("search-proxy");
});

it("has the usual settings of another optimizer, and none of the one before", () => {
  const draft = recipeDraftOf(recipe());
  for (const optimizer of options.optimizers) {
    const changed = withRecipeField(draft, "recipe.optimizer.kind", optimizer.kind, options);
    expect(recipeOf(changed).optimizer).toEqual(optimizer);
    expect(recipeOf(changed).schedule).toEqual(recipe().schedule);
  }
});

it("asks for the epochs of a step, as a list", () => {
  const step = withRecipeField(recipeDraftOf(recipe()), "recipe.schedule.kind", "step", options);
  expect(step["recipe.schedule.epochs"]).toBe("");
  const filled = withRecipeField(step, "recipe.schedule.epochs", "60, 80", options);
  expect(recipeOf(filled).schedule).toEqual({ kind: "step", factor: 0.1, epochs: [60, 80] });
  const wrong = withRecipeField(step, "recipe.schedule.epochs", "60 and 80", options);
  expect(recipeProblemsOf(wrong)["recipe.schedule.epochs"]).toContain("“60 and 80”");
});

it("keeps an average of small numbers as it is", () => {
  const small = recipe({ averageDecay: 0.9999, learningRate: 1e-6 });
  expect(recipeOf(recipeDraftOf(small))).toEqual(small);
});

it("shows every field once", () => {
  const shown = [...USUAL_FIELDS, ...MORE_FIELDS.flatMap(({ fields }) => fields)];
  expect([...shown].sort()).toEqual([...RECIPE_FIELDS].sort());
});
