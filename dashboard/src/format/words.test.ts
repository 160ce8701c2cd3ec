import { expect, it } from "vitest";
import { datasetName, shortSpaceText, spaceText } from "./words";

const network = { cellsPerStage: 1, filters: 8 };

it("names a space with the sizes that it has", () => {
  const cells = { name: "documented", blocks: 4 };
  expect(shortSpaceText({ space: cells })).toBe("documented, 4 blocks");
  expect(spaceText({ space: cells, network })).toContain("8 filters");
  const layers = { name: "macro", layers: 1, largestStride: 3 };
  expect(shortSpaceText({ space: layers })).toBe("macro, 1 layer");
  expect(spaceText({ space: layers, network })).not.toContain("filters");
});

it("names a space of the search's own", () => {
  expect(shortSpaceText({ space: { definition: { name: "mine" } } })).toBe("mine");
});

it("names data sets as readers know them", () => {
  expect(datasetName("fashion-mnist")).toBe("Fashion-MNIST");
  expect(datasetName("folder:flowers:3x64x64:5:3000")).toBe("flowers (64 × 64, 5 classes)");
  expect(datasetName("unheard-of")).toBe("unheard-of");
});
