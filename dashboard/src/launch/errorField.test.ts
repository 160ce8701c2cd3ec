import { expect, it } from "vitest";
import { fieldOfError, messageOf } from "./errorField";

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
