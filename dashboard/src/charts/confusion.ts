import type { ConfusionMatrix } from "../api/types";

/** One class that was taken for another. */
export interface Mistake {
  label: string;
  takenFor: string;
  images: number;
  /** Of the images of its class. */
  share: number;
}

/** How a matrix is laid out: square cells, names to the left and above where they can be read. */
export interface ConfusionLayout {
  cell: number;
  left: number;
  top: number;
  width: number;
  height: number;
  /** Whether the classes' names stand beside their rows and columns. */
  named: boolean;
  /** Whether each cell holds its number. */
  numbered: boolean;
}

const LONGEST_NAME = 14;
const LETTER = 6.3;
const MOST_NAMED = 30;
const LARGEST_CELL = 46;
const SMALLEST_NUMBERED = 27;
const AXIS = 18;

export function confusionLayout(classes: readonly string[], width: number): ConfusionLayout {
  const named = classes.length <= MOST_NAMED;
  const longest = Math.max(...classes.map((name) => shortName(name).length));
  const names = named ? longest * LETTER + 6 : 0;
  const left = AXIS + names;
  const cell = Math.max(1, Math.min(LARGEST_CELL, (width - left) / classes.length));
  const side = cell * classes.length;
  return {
    cell,
    left,
    top: AXIS + names,
    width: left + side,
    height: AXIS + names + side,
    named,
    numbered: cell >= SMALLEST_NUMBERED,
  };
}

/** A class's name, cut where it is too long for its row. */
export function shortName(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}

/** The share of a row that each of its cells has; a class without images has none. */
export function shares(row: readonly number[]): number[] {
  const images = row.reduce((sum, count) => sum + count, 0);
  return row.map((count) => (images === 0 ? 0 : count / images));
}

/** The most frequent mistakes, the most frequent first. */
export function mistakes({ classes, counts }: ConfusionMatrix, most: number): Mistake[] {
  return counts
    .flatMap((row, label) => {
      const parts = shares(row);
      return row.map((images, taken) => ({
        label: classes[label] ?? "",
        takenFor: classes[taken] ?? "",
        images: taken === label ? 0 : images,
        share: parts[taken] ?? 0,
      }));
    })
    .filter(({ images }) => images > 0)
    .sort((one, other) => other.images - one.images)
    .slice(0, most);
}

/** The share of all images on the diagonal. */
export function found({ counts }: ConfusionMatrix): number {
  const all = counts.flat().reduce((sum, count) => sum + count, 0);
  const right = counts.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
  return all === 0 ? 0 : right / all;
}
