import { describe, expect, it } from "vitest";
import type { SearchSpecification } from "../api/types";
import { search } from "../test-data";
import { draftOf, isShown, problemsOf, specificationOf, withSpace } from "./draft";

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
    expect(specificationOf(draftOf(defaults))).toEqual(defaults);
    expect(problemsOf(draftOf(defaults))).toEqual({});
    const other: SearchSpecification = {
      ...defaults,
      strategy: { name: "reinforce", policy: "lstm", learningRate: 0.006, batchSize: 1 },
      fidelity: { name: "asha", reduction: 3, minimumEpochs: 1 },
      objective: {
        goals: ["accuracy", "parameters"],
        limits: { parameters: 100_000, activationBytes: 5_000_000 },
      },
      budget: { deviceHours: 1.5 },
    };
    expect(specificationOf(draftOf(other))).toEqual(other);
    const fast = { goals: ["accuracy"], latency: { targetMilliseconds: 2, weight: -0.07 } };
    expect(specificationOf(draftOf({ ...defaults, objective: fast })).objective).toEqual(fast);
  });

  it("leaves out what is empty, and names what is neither empty nor a number", () => {
    const draft = draftOf({ ...defaults, budget: { hours: 2 } });
    draft.text["budget.hours"] = "";
    draft.text["objective.latency.targetMilliseconds"] = "1.5";
    expect(specificationOf(draft).budget).toEqual({});
    expect(specificationOf(draft).objective.latency).toEqual({ targetMilliseconds: 1.5 });
    draft.text["budget.hours"] = "a day";
    draft.text.repeats = "some";
    expect(Object.keys(problemsOf(draft)).sort()).toEqual(["budget.hours", "repeats"]);
    expect(problemsOf(draft)["budget.hours"]).toContain("“a day”");
  });

  it("leaves out parameters that are no plain values, and names those that are no numbers", () => {
    const nested = { name: "reinforce", policy: { hiddenUnits: 64 }, learningRate: 0.006 };
    const draft = draftOf({ ...defaults, strategy: nested });
    expect(specificationOf(draft).strategy).toEqual({ name: "reinforce", learningRate: 0.006 });
    draft.strategy = {
      ...draft.strategy,
      parameters: { learningRate: { kind: "number", text: "high" } },
    };
    expect(problemsOf(draft)).toEqual({
      "strategy.learningRate": "Learning rate is a number such as 0.05, not “high”.",
    });
    expect(isShown(draft, "strategy.learningRate")).toBe(true);
    expect(isShown(draft, "strategy.temperature")).toBe(false);
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
