import type { ComparedGroup, ComparedPoint, Difference, Spread } from "../api/types";

/** What accuracies are drawn against. */
export type Axis = "byTrials" | "byDeviceHours";

/** How groups are told apart in a chart and its table: "A" is the first. */
export function letterOf(index: number): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const letter = letters[index % letters.length] ?? "";
  return index < letters.length ? letter : `${letter}${Math.floor(index / letters.length) + 1}`;
}

/** The best accuracy so far at a place of the axis; null before the first point. */
export function valueAt(points: readonly ComparedPoint[], x: number): Spread | null {
  return points.findLast((point) => point.x <= x + 1e-9)?.best ?? null;
}

/** The end of the longest curve. */
export function lastOf(groups: readonly ComparedGroup[], axis: Axis): number {
  return Math.max(0, ...groups.map((group) => group[axis].at(-1)?.x ?? 0));
}

/** "61.25 ± 0.40 %", or of one run "61.25 % (1 run)". */
export function accuracySpread(spread: Spread | undefined): string {
  if (spread === undefined) {
    return "–";
  }
  const mean = percent(spread.mean);
  return spread.deviation === undefined
    ? `${mean} % (1 run)`
    : `${mean} ± ${percent(spread.deviation)} %`;
}

/** A plain number with its spread; of one run without. */
export function plainSpread({ mean, deviation }: Spread, digits: number): string {
  return deviation === undefined || deviation === 0
    ? mean.toFixed(digits)
    : `${mean.toFixed(digits)} ± ${deviation.toFixed(digits)}`;
}

/** What may be said of a difference: nothing where it is within the spread. */
export function differenceText(difference: Difference | undefined): string {
  if (difference === undefined) {
    return "–";
  }
  const { mean, spread, verdict } = difference;
  const points = `${mean < 0 ? "−" : "+"}${percent(Math.abs(mean))}`;
  switch (verdict) {
    case "higher":
    case "lower":
      return `${points} ± ${percent(spread ?? 0)}: ${verdict}`;
    case "within-spread":
      return `${points} ± ${percent(spread ?? 0)}: within the spread`;
    case "unknown":
      return `${points}: spread unknown`;
  }
}

function percent(share: number): string {
  return (share * 100).toFixed(2);
}
