import { expect, it } from "vitest";
import { search } from "../test-data";
import { endedText, spentText } from "./spent";

it("of a budget it is said how much is spent", () => {
  const spent = { hours: 1.234, deviceHours: 2 };
  expect(spentText(search({ spent }))).toBeNull();
  expect(spentText(search({ spent, budget: { hours: 8 } }))).toBe("1.23 of 8 hours spent");
  expect(spentText(search({ spent, budget: { hours: 8, deviceHours: 2 } }))).toBe(
    "1.23 of 8 hours, 2.00 of 2 device hours spent",
  );
});

it("a search says which budget ended it", () => {
  expect(endedText(search())).toBeNull();
  expect(endedText(search({ endedBecause: "trials" }))).toBeNull();
  expect(endedText(search({ endedBecause: "hours" }))).toBe("its hours are spent");
  expect(endedText(search({ endedBecause: "deviceHours" }))).toBe("its device hours are spent");
});
