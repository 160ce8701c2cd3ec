import { describe, expect, it } from "vitest";
import { search } from "../test-data";
import { draftOf, problemsOf, specificationOf, withSpace } from "./draft";

const {
  id: _,
  state: __,
  createdAt: ___,
  endedAt: ____,
  endedBecause: _endedBecause,
  spent: _spent,
  progress: _____,
  best: ______,
  warning: _______,
  ...defaults
} = search();

describe("a draft", () => {
  it("gives back the specification that it was made of", () => {
    // What the form does not ask for is left to the controller.
    const { fidelity: _fidelity, objective: _objective, budget: _budget, ...asked } = defaults;
    expect(specificationOf(draftOf(defaults))).toEqual(asked);
    expect(problemsOf(draftOf(defaults))).toEqual({});
  });

  it("takes numbers as people type them", () => {
    const draft = draftOf(defaults);
    draft.recipe = {
      ...draft.recipe,
      "recipe.trainExamples": " 45,000 ",
      "recipe.learningRate": "1e-2",
    };
    const { recipe } = specificationOf(draft);
    expect(recipe.trainExamples).toBe(45_000);
    expect(recipe.learningRate).toBe(0.01);
  });

  it("names each field that is no number, with what was typed", () => {
    const draft = draftOf(defaults);
    draft.text.trials = "many";
    draft.recipe = { ...draft.recipe, "recipe.epochs": "2.5" };
    draft.text.name = "  ";
    const problems = problemsOf(draft);
    expect(Object.keys(problems).sort()).toEqual(["name", "recipe.epochs", "trials"]);
    expect(problems.trials).toContain("“many”");
  });

  it("has the sizes of the space that is chosen, and no others", () => {
    const macro = {
      name: "macro",
      title: "Whole networks, layer by layer",
      source: "Zoph and Le, 2017",
      size: "1",
      sizeText: "1",
      decisions: 1,
      sizes: [
        { name: "layers", title: "Layers", usual: 6, least: 1, most: 40 },
        { name: "largestStride", title: "Largest stride", usual: 3, least: 1, most: 3 },
      ],
    };
    const draft = withSpace(draftOf(defaults), macro);
    expect(specificationOf(draft).space).toEqual({ name: "macro", layers: 6, largestStride: 3 });
    expect(specificationOf(draft)).not.toHaveProperty("network");
    draft.text["space.blocks"] = "many";
    draft.text["network.filters"] = "many";
    expect(problemsOf(draft)).toEqual({});
    draft.text["space.layers"] = "many";
    expect(Object.keys(problemsOf(draft))).toEqual(["space.layers"]);
    expect(specificationOf(withSpace(draft, { ...macro, name: "edges", sizes: [] })).space).toEqual(
      {
        name: "edges",
      },
    );
  });

  it("leaves the rules to the controller", () => {
    const draft = draftOf(defaults);
    draft.text.trials = "-5";
    expect(problemsOf(draft)).toEqual({});
    expect(specificationOf(draft).trials).toBe(-5);
  });
});
