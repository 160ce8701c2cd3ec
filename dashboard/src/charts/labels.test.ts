import { expect, it } from "vitest";
import { apart, type Label, LINE_HEIGHT, merged } from "./labels";

const label = (text: string, x: number, y: number): Label => ({ text, x, y, anchor: "end" });

it("leaves labels that are apart where they are", () => {
  const labels = [label("resnet20", 500, 40), label("resnet32", 500, 80)];
  expect(apart(labels, 200)).toEqual(labels);
});

it("leaves labels at one height where they are beside each other", () => {
  const labels = [label("resnet20", 100, 40), label("resnet32", 300, 40)];
  expect(apart(labels, 200)).toEqual(labels);
});

it("never prints one label over another, however many are at one height", () => {
  for (const start of [40, 190]) {
    const names = ["resnet20", "resnet32", "wrn-28-10", "vgg11"];
    const labels = names.map((name, index) => label(name, 500, start + index));
    const heights = apart(labels, 200)
      .map(({ y }) => y)
      .sort((one, other) => one - other);
    for (const [index, y] of heights.entries()) {
      expect(y).toBeLessThanOrEqual(200);
      expect(y - (heights[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(
        LINE_HEIGHT,
      );
    }
  }
});

it("keeps the upper label above the lower one", () => {
  const placed = apart([label("lower", 500, 43), label("upper", 500, 40)], 200);
  expect(placed.map(({ text }) => text)).toEqual(["upper", "lower"]);
});

it("makes one line with all names of lines at one height", () => {
  const lines = [
    { y: 80, name: "wrn-28-10" },
    { y: 40.5, name: "resnet32" },
    { y: 40, name: "resnet20" },
  ];
  expect(merged(lines)).toEqual([
    { y: 40, name: "resnet20, resnet32" },
    { y: 80, name: "wrn-28-10" },
  ]);
});

it("counts the names for which there is no room", () => {
  const lines = ["a", "b", "c", "d", "e", "f"].map((name) => ({ y: 40, name }));
  expect(merged(lines)).toEqual([{ y: 40, name: "a, b, c, d and 2 more" }]);
});
