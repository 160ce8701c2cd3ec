import { expect, it } from "vitest";
import { search } from "../test-data";
import { describeSize, roughSeconds, type Size, sizeOf } from "./sizeHint";

it("counts every image of every trial, baselines and validation included", () => {
  const size = sizeOf(search());
  expect(size).toMatchObject({ trials: 25, imagesPerTrial: 36_000, images: 900_000 });
});

it("counts every repeat", () => {
  expect(sizeOf(search(), 3)).toMatchObject({ trials: 75, imagesPerTrial: 36_000 });
  expect(sizeOf(search(), Number.NaN)).toBeNull();
});

it("says nothing of numbers that are none", () => {
  expect(sizeOf(search({ trials: Number.NaN }))).toBeNull();
});

it("estimates from the slots in service, and says when there is none", () => {
  const size: Size = { trials: 2, imagesPerTrial: 45_000, images: 90_000 };
  expect(roughSeconds(size, 2)).toEqual([30, 150]);
  expect(describeSize(size, 2)).toContain("roughly 30 s to 3 min");
  expect(describeSize(size, 0)).toContain("No worker is in service");
});
