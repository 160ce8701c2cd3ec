/** What a field of a recipe holds; a list is of whole numbers. */
export type RecipeFieldKind = "whole" | "decimal" | "list" | "switch" | "choice";

export interface RecipeFieldText {
  label: string;
  help: string;
  kind: RecipeFieldKind;
  unit?: string;
}

const BETA1 = "The share of the gradients’ running mean that is kept in each step.";

/** Every field of every recipe, by its path in the specification, in the order of documents. */
const TEXTS = {
  "recipe.epochs": {
    label: "Epochs",
    kind: "whole",
    unit: "passes over the training images",
    help: "More tell networks apart better, and take longer.",
  },
  "recipe.trainExamples": {
    label: "Training images",
    kind: "whole",
    help: "Fewer are faster, and tell networks apart less well.",
  },
  "recipe.validationExamples": {
    label: "Validation images",
    kind: "whole",
    help: "Set aside from the training images; the reward is the accuracy on them.",
  },
  "recipe.batchSize": {
    label: "Batch size",
    kind: "whole",
    unit: "images",
    help: "Images in one step of the optimizer.",
  },
  "recipe.learningRate": {
    label: "Learning rate",
    kind: "decimal",
    help: "The first one, after the warm-up; the schedule says how it goes on.",
  },
  "recipe.optimizer.kind": {
    label: "Optimizer",
    kind: "choice",
    help: "How gradients become steps. Another one starts with its own usual settings.",
  },
  "recipe.optimizer.decay": {
    label: "Decay of the squares",
    kind: "decimal",
    help: "The share of the squares’ running mean that is kept in each step.",
  },
  "recipe.optimizer.momentum": {
    label: "Momentum",
    kind: "decimal",
    help: "The share of the last update that is kept, below 1.",
  },
  "recipe.optimizer.nesterov": {
    label: "Nesterov’s momentum",
    kind: "switch",
    help: "The gradient is taken as if at the point that the momentum leads to.",
  },
  "recipe.optimizer.beta1": { label: "Beta 1", kind: "decimal", help: BETA1 },
  "recipe.optimizer.beta2": {
    label: "Beta 2",
    kind: "decimal",
    help: "The share of the squares’ running mean that is kept in each step.",
  },
  "recipe.optimizer.epsilon": {
    label: "Epsilon",
    kind: "decimal",
    help: "Added to the squares’ mean, so that a small one does not make a large step.",
  },
  "recipe.schedule.kind": {
    label: "Schedule",
    kind: "choice",
    help: "How the learning rate goes on from its first value.",
  },
  "recipe.schedule.factor": {
    label: "Factor",
    kind: "decimal",
    help: "What the learning rate is multiplied by, below 1.",
  },
  "recipe.schedule.epochs": {
    label: "After these epochs",
    kind: "list",
    help: "Counted from 1, ascending, such as 60, 80.",
  },
  "recipe.schedule.cycles": {
    label: "Cycles",
    kind: "whole",
    help: "How many times the rate starts again from its first value; 1 is one fall to zero.",
  },
  "recipe.schedule.growth": {
    label: "Growth",
    kind: "decimal",
    help: "How many times as long as the one before it each cycle is.",
  },
  "recipe.schedule.patience": {
    label: "Patience",
    kind: "whole",
    unit: "epochs",
    help: "So long the validation loss may go without getting smaller.",
  },
  "recipe.warmUpEpochs": {
    label: "Warm-up",
    kind: "decimal",
    unit: "epochs",
    help: "Over which the learning rate grows to its first value; 0 for none.",
  },
  "recipe.regularization.weightDecay": {
    label: "Weight decay",
    kind: "decimal",
    help: "The factor of the weights that is added to their gradients.",
  },
  "recipe.regularization.decayNormalization": {
    label: "Decay everything",
    kind: "switch",
    help: "Biases and the scales and shifts of normalization decay as well.",
  },
  "recipe.regularization.labelSmoothing": {
    label: "Label smoothing",
    kind: "decimal",
    help: "The share of each label that is spread over all classes, 0 to 0.9.",
  },
  "recipe.regularization.gradientClip": {
    label: "Gradient clipping",
    kind: "decimal",
    help: "The largest norm that all gradients together may have; 0 for no limit.",
  },
  "recipe.regularization.dropout": {
    label: "Dropout",
    kind: "decimal",
    help: "The share of values left out before the classifier, where the network has no dropout of its own.",
  },
  "recipe.regularization.dropPath": {
    label: "Drop-path",
    kind: "decimal",
    help: "The share of paths left out at the end of training; it grows over the training.",
  },
  "recipe.regularization.auxiliaryWeight": {
    label: "Weight of auxiliary losses",
    kind: "decimal",
    help: "What each auxiliary classifier’s loss counts, where a network has one.",
  },
  "recipe.averageDecay": {
    label: "Average of the weights",
    kind: "decimal",
    help: "The share that a moving average keeps in each step, such as 0.999; 0 for no average.",
  },
  "recipe.augmentation.cropPadding": {
    label: "Crop padding",
    kind: "whole",
    unit: "pixels",
    help: "Zeros on each side before a random crop; 0 for no crop.",
  },
  "recipe.augmentation.flip": {
    label: "Mirror images",
    kind: "switch",
    help: "Half the training images are mirrored, left to right.",
  },
  "recipe.augmentation.cutout": {
    label: "Cutout",
    kind: "whole",
    unit: "pixels",
    help: "The side of a square that is cut out at a random place; 0 for none.",
  },
  "recipe.augmentation.mixup": {
    label: "Mixup",
    kind: "decimal",
    help: "How strongly pairs of images are mixed, usually 0.2 to 1; 0 for none.",
  },
  "recipe.augmentation.resizedCrop": {
    label: "Resized crops",
    kind: "decimal",
    help: "The least share of the image that is cropped and resized, instead of padding; 0 for none.",
  },
  "recipe.augmentation.colorNormalization": {
    label: "Normalize colours",
    kind: "switch",
    help: "The mean of each colour is taken off and its deviation divided by.",
  },
  "recipe.precision": {
    label: "Precision",
    kind: "choice",
    help: "The numbers of the feature maps. Automatic takes 16 bits where the device is faster so.",
  },
  "recipe.initialWeights": {
    label: "Initial weights",
    kind: "choice",
    help: "The distribution that they are drawn from.",
  },
} as const satisfies Record<string, RecipeFieldText>;

export type RecipeField = keyof typeof TEXTS;

export const RECIPE_TEXTS: Readonly<Record<RecipeField, RecipeFieldText>> = TEXTS;

export const RECIPE_FIELDS = Object.keys(TEXTS) as RecipeField[];

export const isRecipeField = (field: string): field is RecipeField => field in TEXTS;

/** The fields that everybody sets, which the form shows at once. */
export const USUAL_FIELDS: readonly RecipeField[] = [
  "recipe.epochs",
  "recipe.trainExamples",
  "recipe.validationExamples",
  "recipe.batchSize",
  "recipe.learningRate",
];

/** The others, in groups. */
export const MORE_FIELDS: readonly { title: string; fields: readonly RecipeField[] }[] = [
  { title: "Optimizer", fields: below("recipe.optimizer.") },
  { title: "Schedule", fields: [...below("recipe.schedule."), "recipe.warmUpEpochs"] },
  {
    title: "Regularization",
    fields: [...below("recipe.regularization."), "recipe.averageDecay"],
  },
  { title: "Augmentation", fields: below("recipe.augmentation.") },
  { title: "Numbers", fields: ["recipe.precision", "recipe.initialWeights"] },
];

/** Whether it is one that the form does not show at once. */
export const isHiddenField = (field: string): boolean =>
  MORE_FIELDS.some(({ fields }) => fields.some((other) => other === field));

function below(prefix: string): RecipeField[] {
  return RECIPE_FIELDS.filter((field) => field.startsWith(prefix));
}
