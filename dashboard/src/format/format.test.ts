import { describe, expect, it } from "vitest";
import {
  accuracy,
  age,
  compact,
  count,
  decimal,
  duration,
  error,
  memory,
  milliseconds,
  plural,
  points,
  remaining,
  shareOf,
} from "./format";

describe("format", () => {
  it("shows accuracies as percentages and unknown ones as a dash", () => {
    expect(accuracy(0.91234)).toBe("91.23 %");
    expect(accuracy(1, 0)).toBe("100 %");
    expect(accuracy(null)).toBe("–");
    expect(accuracy(undefined)).toBe("–");
  });

  it.each([
    [0, "0"],
    [950, "950"],
    [999.6, "1.00 k"],
    [1_000, "1.00 k"],
    [41_234, "41.2 k"],
    [272_474, "272 k"],
    [999_949, "1.00 M"],
    [5_123_456, "5.12 M"],
    [40_813_184, "40.8 M"],
    [3_200_000_000, "3.20 G"],
  ])("shortens %d to %s", (value, text) => {
    expect(compact(value)).toBe(text);
  });

  it.each([
    [289_400_000, "289 MB"],
    [1_250_000_000, "1.25 GB"],
    [80_000_000_000, "80.0 GB"],
    [null, "–"],
  ])("shows %d bytes as %s", (value, text) => {
    expect(memory(value)).toBe(text);
  });

  it("shows latencies in three digits, errors and plain numbers", () => {
    expect(milliseconds(0.4168)).toBe("0.42 ms");
    expect(milliseconds(12.34)).toBe("12.3 ms");
    expect(milliseconds(null)).toBe("–");
    expect(error(0.91234)).toBe("8.77 %");
    expect(error(undefined)).toBe("–");
    expect(decimal(1.25, 3)).toBe("1.250");
    expect(decimal(null, 3)).toBe("–");
  });

  it("sets thousands apart", () => {
    expect(count(1_234_567)).toBe("1,234,567");
    expect(count(null)).toBe("–");
  });

  it.each([
    [0.04, "0.0 s"],
    [9.94, "9.9 s"],
    [59.4, "59 s"],
    [59.6, "1 min"],
    [250, "4 min 10 s"],
    [3_599.7, "1 h"],
    [7_500, "2 h 5 min"],
    [86_399, "1 d"],
    [273_600, "3 d 4 h"],
  ])("shows %d seconds as %s", (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it("estimates what is left no finer than it knows", () => {
    expect(remaining(null)).toBeNull();
    expect(remaining(4)).toBe("a few seconds left");
    expect(remaining(47)).toBe("about 50 s left");
    expect(remaining(310)).toBe("about 5 min left");
    expect(remaining(9_000)).toBe("about 2 h 30 min left");
  });

  it("tells how long ago a time was, and never of the future", () => {
    const now = Date.parse("2026-11-23T10:00:00Z");
    expect(age("2026-11-23T09:59:58Z", now)).toBe("just now");
    expect(age("2026-11-23T09:59:30Z", now)).toBe("30 s ago");
    expect(age("2026-11-23T09:15:00Z", now)).toBe("45 min ago");
    expect(age("2026-11-22T10:00:00Z", now)).toBe("24 h ago");
    expect(age("2026-11-20T10:00:00Z", now)).toBe("3 d ago");
    expect(age("2026-11-23T10:00:09Z", now)).toBe("just now");
  });

  it("compares with a baseline", () => {
    expect(points(0.512, 0.5)).toBe("+1.20 points");
    expect(points(0.48, 0.5)).toBe("−2.00 points");
    expect(shareOf(100, 400)).toBe("25 %");
    expect(shareOf(5_000, 400)).toBe("12.5 times");
    expect(shareOf(100, null)).toBeNull();
    expect(shareOf(100, 0)).toBeNull();
  });

  it("counts in singular and plural", () => {
    expect(plural(1, "trial")).toBe("1 trial");
    expect(plural(2_000, "trial")).toBe("2,000 trials");
  });
});
