import { expect, it } from "vitest";
import { scored, trial } from "../test-data";
import { nextOrder, sortTrials } from "./trialOrder";

const ids = (trials: { id: number }[]): number[] => trials.map((one) => one.id);

it("puts trials without a value last, both ways round", () => {
  const trials = [scored(1, 0.4), trial({ id: 2 }), scored(3, 0.6)];
  const column = "validationAccuracy";
  expect(ids(sortTrials(trials, { column, descending: true }))).toEqual([3, 1, 2]);
  expect(ids(sortTrials(trials, { column, descending: false }))).toEqual([1, 3, 2]);
});

it("puts baselines before candidates", () => {
  const trials = [scored(1, 0.4), scored(9, 0.5, { role: "baseline", number: 1 })];
  expect(ids(sortTrials(trials, { column: "number", descending: false }))).toEqual([9, 1]);
});

it("sorts workers as people count", () => {
  const trials = [
    trial({ id: 1, worker: "local-10" }),
    trial({ id: 2, worker: "local-9" }),
    trial({ id: 3, worker: null }),
  ];
  expect(ids(sortTrials(trials, { column: "worker", descending: false }))).toEqual([2, 1, 3]);
});

it("keeps equal trials in the order of suggestion", () => {
  const trials = [scored(2, 0.4), scored(1, 0.4)];
  const column = "validationAccuracy";
  expect(ids(sortTrials(trials, { column, descending: true }))).toEqual([1, 2]);
});

it("turns round with a second click, and starts accuracies with the best", () => {
  const first = nextOrder({ column: "number", descending: false }, "validationAccuracy");
  expect(first).toEqual({ column: "validationAccuracy", descending: true });
  expect(nextOrder(first, "validationAccuracy").descending).toBe(false);
  expect(nextOrder(first, "parameters")).toEqual({ column: "parameters", descending: false });
});
