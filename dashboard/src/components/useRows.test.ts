import { expect, it } from "vitest";
import { DRAW_ALL, ROW_HEIGHT, visibleRows } from "./useRows";

it("draws all rows of a short table", () => {
  expect(visibleRows(DRAW_ALL, 500, 400)).toEqual({ first: 0, last: DRAW_ALL });
});

it("draws the rows in sight of a long one, and some around them", () => {
  const { first, last } = visibleRows(1_000, 500 * ROW_HEIGHT, 15 * ROW_HEIGHT);
  expect(first).toBeLessThan(500);
  expect(last).toBeGreaterThanOrEqual(515);
  expect(last - first).toBeLessThan(60);
});

it("stays inside the table", () => {
  const { first, last } = visibleRows(100, 5_000 * ROW_HEIGHT, 600);
  expect(last).toBe(100);
  expect(first).toBeLessThanOrEqual(last);
});
