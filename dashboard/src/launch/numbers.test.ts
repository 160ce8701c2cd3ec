import { expect, it } from "vitest";
import { parseNumber, parseWholes } from "./numbers";

it.each([
  ["12", true, 12],
  ["1 000 000", true, 1_000_000],
  ["1,5", true, null],
  ["", true, null],
  [".5", false, 0.5],
  ["0x10", false, null],
  ["1e999", false, null],
  ["9007199254740993", true, null],
])("reads %o (whole: %s) as %o", (text, whole, value) => {
  expect(parseNumber(text, whole)).toBe(value);
});

it.each([
  ["60, 80", [60, 80]],
  ["60 80,", [60, 80]],
  ["", []],
  ["60, many", null],
])("reads the list %o as %o", (text, numbers) => {
  expect(parseWholes(text)).toEqual(numbers);
});
