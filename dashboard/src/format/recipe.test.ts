import { expect, it } from "vitest";
import { recipe } from "../test-data";
import { recipeFacts } from "./recipe";

const facts = (values: Parameters<typeof recipe>[0]) =>
  Object.fromEntries(recipeFacts(recipe(values)));

it("says what a recipe does, and nothing of what it leaves out", () => {
  expect(facts({})).toEqual({
    Images: "3 epochs of 10,000 in batches of 64; 2,000 for validation",
    Optimizer: "SGD with momentum 0.9 (Nesterov)",
    "Learning rate": "0.05; along half a cosine to zero",
    Regularization: "Weight decay 0.0005",
    Augmentation: "Crops padded by 4 pixels, mirrored",
    Precision: "Automatic",
    "Initial weights": "He",
  });
});

it.each([
  [{ kind: "constant" }, "0.05; the same throughout"],
  [{ kind: "step", factor: 0.2, epochs: [60, 80] }, "0.05; times 0.2 after epochs 60, 80"],
  [{ kind: "cosine", cycles: 3, growth: 2 }, "in 3 cycles, each 2 times as long as the last"],
  [{ kind: "plateau", factor: 0.1, patience: 5 }, "times 0.1 after 5 epochs without improvement"],
] as const)("says how the learning rate goes on by %o", (schedule, text) => {
  const written = schedule.kind === "step" ? { ...schedule, epochs: [60, 80] } : schedule;
  expect(facts({ schedule: written })["Learning rate"]).toContain(text);
});

it("says that nothing regularizes or augments", () => {
  const { regularization, augmentation } = recipe();
  const none = facts({
    regularization: { ...regularization, weightDecay: 0 },
    augmentation: { ...augmentation, cropPadding: 0, flip: false },
    warmUpEpochs: 1,
  });
  expect(none["Regularization"]).toBe("None");
  expect(none["Augmentation"]).toBe("None");
  expect(none["Learning rate"]).toContain("reached after 1 epoch of warm-up");
});
