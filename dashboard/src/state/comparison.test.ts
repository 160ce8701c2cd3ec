import { expect, it } from "vitest";
import { accuracySpread, differenceText, letterOf, plainSpread, valueAt } from "./comparison";

it("says a mean with its spread, and of one run that there is none", () => {
  expect(accuracySpread({ mean: 0.6125, deviation: 0.004, count: 3 })).toBe("61.25 ± 0.40 %");
  expect(accuracySpread({ mean: 0.6125, count: 1 })).toBe("61.25 % (1 run)");
  expect(accuracySpread(undefined)).toBe("–");
  expect(plainSpread({ mean: 24, deviation: 0, count: 3 }, 0)).toBe("24");
  expect(plainSpread({ mean: 0.5, deviation: 0.25, count: 3 }, 2)).toBe("0.50 ± 0.25");
});

it("claims a difference only beyond the spread", () => {
  expect(differenceText({ mean: 0.02, spread: 0.01, verdict: "higher" })).toBe(
    "+2.00 ± 1.00: higher",
  );
  expect(differenceText({ mean: -0.005, spread: 0.01, verdict: "within-spread" })).toBe(
    "−0.50 ± 1.00: within the spread",
  );
  expect(differenceText({ mean: 0.2, verdict: "unknown" })).toBe("+20.00: spread unknown");
  expect(differenceText(undefined)).toBe("–");
});

it("finds what was best at a place of the axis", () => {
  const points = [1, 2, 4].map((x) => ({ x, best: { mean: x / 10, count: 2 } }));
  expect(valueAt(points, 0.5)).toBeNull();
  expect(valueAt(points, 3)?.mean).toBe(0.2);
  expect(valueAt(points, 9)?.mean).toBe(0.4);
});

it("has a letter for every group", () => {
  expect([0, 25, 26, 52].map(letterOf)).toEqual(["A", "Z", "A2", "A3"]);
});
