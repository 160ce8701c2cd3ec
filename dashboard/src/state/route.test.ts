import { expect, it } from "vitest";
import { addressOf, hashOfPath, parseRoute, type Route } from "./route";

const ROUTES: Exclude<Route, { page: "unknown" }>[] = [
  { page: "searches" },
  { page: "workers" },
  { page: "launch" },
  { page: "compare", searches: [] },
  { page: "compare", searches: [3, 12] },
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

it.each(["#/searches/x", "#/searches/1/trials", "#/searches/-1", "#/compare/1,", "#/nowhere"])(
  "knows no page %s",
  (hash) => {
    expect(parseRoute(hash).page).toBe("unknown");
  },
);

it("takes the path of an address for the page that is meant", () => {
  expect(hashOfPath("/")).toBeNull();
  expect(hashOfPath("/index.html")).toBeNull();
  expect(parseRoute(hashOfPath("/nosuch") ?? "")).toEqual({ page: "unknown", path: "/nosuch" });
  expect(parseRoute(hashOfPath("/searches/12/") ?? "")).toMatchObject({ page: "search", id: 12 });
});
