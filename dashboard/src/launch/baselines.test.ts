import { expect, it } from "vitest";
import { matching, toggled } from "./baselines";

const MODELS = ["resnet20", "resnet56", "preresnet164", "wrn-28-10", "densenet-bc-100-12"];

it("finds the models whose names hold what was typed, in their own order", () => {
  expect(matching(MODELS, "resnet")).toEqual(["resnet20", "resnet56", "preresnet164"]);
  expect(matching(MODELS, "vgg")).toEqual([]);
});

it("minds neither case nor hyphens", () => {
  expect(matching(MODELS, "ResNet-20")).toEqual(["resnet20"]);
  expect(matching(MODELS, "wrn28")).toEqual(["wrn-28-10"]);
});

it("asks for every word", () => {
  expect(matching(MODELS, "dense 100")).toEqual(["densenet-bc-100-12"]);
  expect(matching(MODELS, "dense 20")).toEqual([]);
});

it("finds all models where nothing was typed", () => {
  expect(matching(MODELS, " ")).toEqual(MODELS);
  expect(matching(MODELS, "-")).toEqual(MODELS);
});

it("adds a model at the end, and takes a chosen one away", () => {
  expect(toggled(["resnet20"], "wrn-28-10")).toEqual(["resnet20", "wrn-28-10"]);
  expect(toggled(["resnet20", "wrn-28-10"], "resnet20")).toEqual(["wrn-28-10"]);
});
