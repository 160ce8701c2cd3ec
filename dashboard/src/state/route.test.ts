import { expect, it } from "vitest";
import { addressOf, parseRoute, type Route } from "./route";

const ROUTES: Exclude<Route, { page: "unknown" }>[] = [
  { page: "searches" },
  { page: "workers" },
  { page: "launch" },
  { page: "search", id: 12, trial: null },
  { page: "search", id: 12, trial: 345 },
];

it.each(ROUTES)("reads the address that it wrote: %o", (route) => {
  expect(parseRoute(addressOf(route))).toEqual(route);
});

it("starts with the searches", () => {
  expect(parseRoute("")).toEqual({ page: "searches" });
  expect(parseRoute("#/")).toEqual({ page: "searches" });
});

it.each(["#/searches/x", "#/searches/1/trials", "#/searches/-1", "#/nowhere"])(
  "knows no page %s",
  (hash) => {
    expect(parseRoute(hash).page).toBe("unknown");
  },
);
