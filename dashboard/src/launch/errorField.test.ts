import { expect, it } from "vitest";
import { fieldOfError, messageOf } from "./errorField";
import type { Field } from "./fields";

it.each([
  ["trials", "trials is 1 to 100,000, not 0", "trials"],
  ["recipe", "recipe: epochs is 1 to 10,000, not 0", "recipe.epochs"],
  ["recipe", "recipe: batchSize is at most trainExamples, 10, not 64", "recipe.batchSize"],
  ["recipe.epochs", "epochs is 1 to 10,000, not 0", "recipe.epochs"],
  [
    "recipe",
    "recipe leaves nothing to train on: validationExamples is 1 to 9,999 for shapes, not 10,000",
    "recipe.validationExamples",
  ],
  [
    "recipe.optimizer",
    "recipe.optimizer: momentum is 0.0 to 0.9999, not 2.0",
    "recipe.optimizer.momentum",
  ],
  [
    "recipe.schedule",
    "recipe.schedule: epochs are counted from 1 and ascending, unlike [2, 2]",
    "recipe.schedule.epochs",
  ],
  [
    "recipe.schedule",
    "recipe.schedule: number of epochs is 1 to 100, not 0",
    "recipe.schedule.epochs",
  ],
  [
    "recipe.augmentation",
    "recipe.augmentation: cropPadding is 0 where resizedCrop is not, as an image is cropped once, not 4",
    "recipe.augmentation.cropPadding",
  ],
  ["recipe", "recipe: warmUpEpochs is less than epochs, 3, not 3.0", "recipe.warmUpEpochs"],
  ["recipe.precision", "recipe.precision: precision is one of [auto]", "recipe.precision"],
  ["space", "space: blocks is 1 to 12, not 40", "space.blocks"],
  ["space", "space: layers is 1 to 40, not 41", "space.layers"],
  ["network", "network: filters is 2 to 1,024, not 1", "network.filters"],
  ["filters", "filters is 2 to 1,024, not 1", "network.filters"],
  ["baselines[0]", 'no model is named "x"', "baselines"],
  ["name", "name has 1 to 100 characters", "name"],
])("puts an error of %s (%s) at the field %s", (field, message, place) => {
  expect(fieldOfError({ field, message })).toBe(place);
});

it.each([
  ["strategy", "strategy: learningRate is 1.0E-6 to 10.0, not 20.0", "strategy.learningRate"],
  ["strategy.learningRate", "it is a number", "strategy.learningRate"],
  ["strategy", 'strategy is one of [reinforce, random], not "x"', "strategy"],
  ["fidelity", "fidelity: reduction is 2 to 10, not 1", "fidelity.reduction"],
  ["objective", "objective: goals are accuracy and others, each once", "objective.goals"],
  ["objective.goals[0]", "it is one of [accuracy]", "objective.goals"],
  ["objective.limits", "objective.limits: parameters is at least 1", "objective.limits.parameters"],
  [
    "objective.latency.targetMilliseconds",
    "the field is missing",
    "objective.latency.targetMilliseconds",
  ],
  ["budget", "budget: deviceHours is 0.0001 to 100,000, not 0", "budget.deviceHours"],
  ["repeats", "repeats is 1 to 100, not 0", "repeats"],
])("puts an error of %s (%s) at the field %s of a search's method", (field, message, place) => {
  const parameters: Field[] = ["strategy.learningRate", "fidelity.reduction"];
  expect(fieldOfError({ field, message }, parameters)).toBe(place);
});

it("leaves what names no field of the form to the form", () => {
  expect(fieldOfError({ field: null, message: "the disk is full" })).toBeNull();
  expect(fieldOfError({ field: "colour", message: "colour is unknown" })).toBeNull();
});

it("does not repeat the group in the message", () => {
  expect(messageOf({ field: "recipe", message: "recipe: epochs is 1 to 10" })).toBe(
    "epochs is 1 to 10",
  );
  expect(messageOf({ field: null, message: "the disk is full" })).toBe("the disk is full");
});
