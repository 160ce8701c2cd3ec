import { describe, expect, it } from "vitest";
import { point, scored, search, trial } from "../test-data";
import { bestSoFar, bestTrial, paretoFront, shownAccuracy } from "./trials";

describe("the best so far", () => {
  it("rises with the candidates in the order of their numbers", () => {
    const trials = [scored(3, 0.6), scored(1, 0.4), scored(2, 0.3), scored(4, 0.6)];
    expect(bestSoFar(trials)).toEqual([
      { number: 1, accuracy: 0.4 },
      { number: 3, accuracy: 0.6 },
    ]);
  });

  it("counts neither baselines nor trials without a result", () => {
    const trials = [
      scored(1, 0.9, { role: "baseline" }),
      trial({ id: 2, curve: [point(1, 0.8)] }),
      trial({ id: 3, state: "failed" }),
    ];
    expect(bestSoFar(trials)).toEqual([]);
  });

  it("has its curve where the trial is known, and none where it is not", () => {
    const best = scored(1, 0.4, { curve: [point(1, 0.4)] });
    const { curve: _, ...withoutCurve } = best;
    const found = search({ best: withoutCurve });
    expect(bestTrial(found, new Map([[1, best]]))).toBe(best);
    expect(bestTrial(found, new Map())?.curve).toEqual([]);
    expect(bestTrial(search(), new Map())).toBeNull();
  });
});

it("draws the Pareto front through candidates that none beats at their size", () => {
  const trials = [
    scored(1, 0.4, { parameters: 10 }),
    scored(2, 0.3, { parameters: 20 }),
    scored(3, 0.5, { parameters: 30 }),
    scored(4, 0.45, { parameters: 30 }),
    scored(5, 0.9, { parameters: 5, role: "baseline" }),
    scored(6, 0.7, { parameters: null }),
  ];
  expect(paretoFront(trials, (one) => one.parameters).map((one) => one.id)).toEqual([1, 3]);
});

it("shows the last epoch of a trial in training, and the result of one that ended", () => {
  const curve = [point(1, 0.2), point(2, 0.3)];
  expect(shownAccuracy(trial({ curve }))).toBe(0.3);
  expect(shownAccuracy(scored(1, 0.25, { curve }))).toBe(0.25);
  expect(shownAccuracy(trial())).toBeNull();
});
