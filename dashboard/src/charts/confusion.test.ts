import { describe, expect, it } from "vitest";
import type { ConfusionMatrix } from "../api/types";
import { confusionLayout, found, mistakes, shares } from "./confusion";

const PETS: ConfusionMatrix = {
  classes: ["cat", "dog", "frog"],
  counts: [
    [7, 3, 0],
    [1, 6, 1],
    [0, 0, 0],
  ],
};

describe("mistakes", () => {
  it("has the most frequent first, with the share of their class", () => {
    expect(mistakes(PETS, 2)).toEqual([
      { label: "cat", takenFor: "dog", images: 3, share: 0.3 },
      { label: "dog", takenFor: "cat", images: 1, share: 0.125 },
    ]);
    expect(mistakes(PETS, 9)).toHaveLength(3);
  });
});

it("counts what was found among all images", () => {
  expect(found(PETS)).toBe(13 / 18);
  expect(found({ classes: ["cat"], counts: [[0]] })).toBe(0);
});

it("gives a class without images no shares", () => {
  expect(shares([0, 0])).toEqual([0, 0]);
});

describe("the layout", () => {
  const names = (classes: number) => Array.from({ length: classes }, (_, at) => `class ${at}`);

  it("fills the width with cells that hold their numbers where there are few classes", () => {
    const { cell, numbered, named, width } = confusionLayout(names(10), 440);
    expect(numbered && named).toBe(true);
    expect(cell).toBeGreaterThan(30);
    expect(width).toBeLessThanOrEqual(440.001);
  });

  it("leaves out numbers and names that could not be read", () => {
    const { cell, numbered, named, width } = confusionLayout(names(100), 440);
    expect(numbered || named).toBe(false);
    expect(cell).toBeGreaterThan(4);
    expect(width).toBeLessThanOrEqual(440.001);
  });

  it("does not blow up a matrix of two classes", () => {
    expect(confusionLayout(names(2), 900).width).toBeLessThan(200);
  });
});
