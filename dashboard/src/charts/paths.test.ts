import { expect, it } from "vitest";
import { bandPath, crossesPath, dotsPath, endsPath, linePath, nearest, stepPath } from "./paths";

const POSITIONS = [
  { x: 0, y: 10 },
  { x: 20, y: 5.55 },
];

it("draws lines, stairs, dots and crosses as one path each", () => {
  expect(linePath(POSITIONS)).toBe("M0 10L20 5.6");
  expect(stepPath(POSITIONS, 30)).toBe("M0 10H20V5.6H30");
  expect(dotsPath(POSITIONS)).toBe("M0 10h0M20 5.6h0");
  expect(crossesPath([{ x: 5, y: 5 }], 2)).toBe("M3 3l4 4m-4 0l4 -4");
});

it("draws nothing for nothing", () => {
  expect(linePath([])).toBe("");
  expect(stepPath([], 30)).toBe("");
});

it("finds the nearest point within reach", () => {
  expect(nearest(POSITIONS, { x: 18, y: 6 }, 10)).toBe(1);
  expect(nearest(POSITIONS, { x: 2, y: 9 }, 10)).toBe(0);
  expect(nearest(POSITIONS, { x: 100, y: 100 }, 10)).toBeNull();
});

it("draws a band as stairs forth and back", () => {
  const ranges = [
    { x: 0, low: 10, high: 4 },
    { x: 5, low: 8, high: 2 },
  ];
  expect(bandPath(ranges, 9)).toBe("M0 4H5V2H9V8H5V10H0V10Z");
  expect(bandPath([], 9)).toBe("");
});

it("draws where something was stopped as upright strokes", () => {
  expect(endsPath([{ x: 3, y: 5 }], 4)).toBe("M3 1v8");
});
