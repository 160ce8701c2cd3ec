import { expect, it } from "vitest";
import { trial } from "../test-data";
import { curveNote, weightsNote } from "./notes";

const FAILED = trial({
  state: "failed",
  failure: { reason: "OUT_OF_MEMORY", message: "tried to take 3 GiB" },
});

it("says why a trial that failed has no curve and no weights", () => {
  expect(curveNote(FAILED)).toContain("The device ran out of memory: tried to take 3 GiB");
  expect(weightsNote(FAILED)).toContain("because it failed");
});

it("lets a reader wait only where there is something to wait for", () => {
  for (const state of ["failed", "cancelled", "pruned"] as const) {
    expect(curveNote(trial({ state }))).not.toContain("yet");
    expect(weightsNote(trial({ state }))).not.toContain("once");
  }
  expect(curveNote(trial({ state: "running" }))).toContain("yet");
  expect(weightsNote(trial({ state: "running" }))).toContain("once");
});

it("points to the trial that was trained instead", () => {
  expect(weightsNote(trial({ state: "succeeded", reusedFrom: 3 }))).toContain("not trained");
});
