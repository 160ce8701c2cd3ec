import { expect, it } from "vitest";
import { budgetTexts, objectiveTexts, screeningTexts, settingsText } from "./method";
import { fidelityName, strategyName } from "./words";

it("names a strategy with the parameters that differ from the usual ones", () => {
  const usual = { name: "reinforce", learningRate: 0.1, policy: "factorized", redraws: 50 };
  expect(settingsText(usual, usual, strategyName)).toBe("Policy gradient (REINFORCE)");
  expect(settingsText({ ...usual, learningRate: 0.01, policy: "lstm" }, usual, strategyName)).toBe(
    "Policy gradient (REINFORCE): learning rate 0.01, policy lstm",
  );
  expect(settingsText({ name: "asha", reduction: 4 }, undefined, fidelityName)).toBe("ASHA");
  expect(
    settingsText({ name: "x", avoidKnown: false }, { name: "x", avoidKnown: true }, strategyName),
  ).toBe("x: avoid known off");
});

it("says what is looked for, where that is more than accuracy", () => {
  expect(objectiveTexts({ goals: ["accuracy"] })).toEqual([]);
  expect(
    objectiveTexts({
      goals: ["accuracy", "multiplyAdds"],
      limits: { parameters: 100_000, multiplyAdds: 5_000_000, activationBytes: 2_000_000 },
    }),
  ).toEqual([
    "goals: validation accuracy, multiply-adds",
    "at most 100 k parameters",
    "at most 5.00 M multiply-adds",
    "at most 2.00 MB of activations",
  ]);
  expect(
    objectiveTexts({ goals: ["accuracy"], latency: { targetMilliseconds: 2, weight: -0.07 } }),
  ).toEqual(["latency target 2 ms (weight -0.07)"]);
});

it("says what may be spent", () => {
  expect(budgetTexts({})).toEqual([]);
  expect(budgetTexts({ hours: 2, deviceHours: 0.5 })).toEqual([
    "at most 2 h",
    "at most 0.5 h of training",
  ]);
});

it("says how candidates are chosen among proposals", () => {
  expect(screeningTexts(undefined, 24)).toEqual([]);
  const screening = { score: "naswot", proposals: 4, first: 10 };
  expect(screeningTexts(screening, 24)).toEqual([
    "the best of 4 proposals by naswot, for the first 10",
  ]);
  expect(screeningTexts({ ...screening, first: 100_000 }, 24)).toEqual([
    "the best of 4 proposals by naswot",
  ]);
});
