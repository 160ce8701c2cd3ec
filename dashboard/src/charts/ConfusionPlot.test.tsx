import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ConfusionPlot } from "./ConfusionPlot";

const PETS = {
  classes: ["cat", "dog"],
  counts: [
    [995, 5],
    [250, 750],
  ],
};

const drawn = (width: number, matrix = PETS) =>
  renderToStaticMarkup(<ConfusionPlot matrix={matrix} width={width} />);

it("says in its label what it shows", () => {
  expect(drawn(400)).toContain(
    'aria-label="Confusion matrix of 2 classes: 87.3 % of the test images were found; ' +
      'most often dog was taken for cat, 250 times"',
  );
});

it("colours each cell by its share of the row, right ones apart from wrong ones", () => {
  const cells = [...drawn(400).matchAll(/confusion-(right|wrong)"[^>]*fill-opacity="([^"]*)"/g)];
  expect(cells.map(([, kind]) => kind)).toEqual(["right", "wrong", "wrong", "right"]);
  const strengths = cells.map(([, , opacity]) => Number(opacity));
  expect(strengths[0]).toBeGreaterThan(strengths[3] ?? 1);
  expect(strengths[2]).toBeCloseTo(0.25);
  expect(Math.max(...strengths)).toBeLessThanOrEqual(0.5);
});

it("writes the numbers into cells that have room for them, and all of them into titles", () => {
  expect(drawn(400)).toMatch(/confusion-number[^>]*>75</);
  expect(drawn(400)).toContain("dog taken for cat: 250, 25.0 %");
  expect(drawn(60)).not.toContain("confusion-number");
  expect(drawn(60)).toContain("dog taken for cat: 250, 25.0 %");
});

it("escapes the names of classes, which come from a folder", () => {
  const text = drawn(400, { classes: ["<b>cat</b>", "dog"], counts: PETS.counts });
  expect(text).not.toContain("<b>");
  expect(text).toContain("&lt;b&gt;cat");
});
