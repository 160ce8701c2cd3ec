import type { RequestedSearch } from "../api/types";
import { compact, count, duration } from "../format/format";

/** How large a search would be. */
export interface Size {
  trials: number;
  imagesPerTrial: number;
  images: number;
}

export function sizeOf(specification: RequestedSearch, repeats = 1): Size | null {
  const { recipe } = specification;
  const trials = repeats * (specification.trials + specification.baselines.length);
  const imagesPerTrial = recipe.epochs * (recipe.trainExamples + recipe.validationExamples);
  const images = trials * imagesPerTrial;
  if (!Number.isFinite(images) || images <= 0) {
    return null;
  }
  return { trials, imagesPerTrial, images };
}

// What one slot trains in a second: from a large network on a CPU core to a small one.
const SLOWEST = 300;
const FASTEST = 1_500;

/** A rough time for these slots, from and to, in seconds; null without slots. */
export function roughSeconds(size: Size, slots: number): readonly [number, number] | null {
  return slots < 1 ? null : [size.images / (slots * FASTEST), size.images / (slots * SLOWEST)];
}

/** The hint in words. */
export function describeSize(size: Size, slots: number): string {
  const work =
    `${count(size.trials)} trials of ${compact(size.imagesPerTrial)} images each: ` +
    `${compact(size.images)} images in all.`;
  const time = roughSeconds(size, slots);
  if (time === null) {
    return `${work} No worker is in service, so the search would wait for one.`;
  }
  const [least, most] = time.map(rounded);
  const words = slots === 1 ? "1 slot" : `${count(slots)} slots`;
  return `${work} On the ${words} in service, at 300 to 1,500 images a second each, roughly ${least} to ${most}.`;
}

function rounded(seconds: number): string {
  const step = seconds < 60 ? 10 : seconds < 3_600 ? 60 : 1_800;
  return duration(Math.max(step, Math.round(seconds / step) * step));
}
