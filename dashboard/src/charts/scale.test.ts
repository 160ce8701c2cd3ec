import { describe, expect, it } from "vitest";
import { countScale, extent, linearScale, logScale, niceStep } from "./scale";

describe("a linear scale", () => {
  it("widens to whole steps and marks them without rounding errors", () => {
    const scale = linearScale([0.12, 0.47], [0, 100], 5);
    expect(scale.ticks).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(scale.domain).toEqual([0.1, 0.5]);
    expect(scale(0.1)).toBe(0);
    expect(scale(0.5)).toBe(100);
  });

  it("runs upwards where the range does", () => {
    const scale = linearScale([0, 10], [200, 0]);
    expect(scale(0)).toBe(200);
    expect(scale(10)).toBe(0);
  });

  it("makes room around a single value", () => {
    const scale = linearScale([3, 3], [0, 100]);
    expect(scale(3)).toBeGreaterThan(0);
    expect(scale(3)).toBeLessThan(100);
    expect(linearScale([0, 0], [0, 100]).ticks.length).toBeGreaterThan(1);
  });

  it("never marks more than asked for, give or take the ends", () => {
    for (const high of [1, 1.7, 3, 8.9, 12, 99, 1e6]) {
      expect(linearScale([0, high], [0, 1], 5).ticks.length).toBeLessThanOrEqual(7);
    }
  });
});

it("steps by 1, 2 or 5 times a power of ten", () => {
  expect(niceStep(1, 5)).toBeCloseTo(0.2);
  expect(niceStep(100, 3)).toBe(50);
  expect(niceStep(7, 7)).toBe(1);
});

describe("a scale of whole numbers", () => {
  it("marks whole numbers only", () => {
    expect(countScale(1, 3, [0, 100]).ticks).toEqual([1, 2, 3]);
    expect(countScale(1, 40, [0, 100], 5).ticks).toEqual([1, 10, 20, 30, 40]);
  });

  it("puts a single number in the middle and marks nothing else", () => {
    const scale = countScale(1, 1, [0, 100]);
    expect(scale.ticks).toEqual([1]);
    expect(scale(1)).toBe(50);
  });
});

describe("a logarithmic scale", () => {
  it("puts equal ratios at equal distances", () => {
    const scale = logScale([1_000, 1_000_000], [0, 300]);
    expect(scale(10_000) - scale(1_000)).toBeCloseTo(scale(1_000_000) - scale(100_000));
  });

  it("marks powers of ten, and 2 and 5 of them where there is room", () => {
    expect(logScale([1_000, 1_000_000], [0, 300]).ticks).toEqual([1e3, 1e4, 1e5, 1e6]);
    expect(logScale([9_000, 60_000], [0, 300]).ticks).toEqual([1e4, 2e4, 5e4]);
  });
});

it("finds the least and the greatest, and nothing in nothing", () => {
  expect(extent([3, 1, 2])).toEqual([1, 3]);
  expect(extent([])).toBeNull();
});
