import { compact, count } from "../format/format";
import type { AxisText } from "./Axes";
import { extent, linearScale, type Range, type Scale } from "./scale";

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`;

export const accuracyText = (label: string): AxisText => ({ label, format: percent });
export const countText = (label: string): AxisText => ({ label, format: count });
export const compactText = (label: string): AxisText => ({ label, format: compact });
export const lossText = (label: string): AxisText => ({
  label,
  format: (value) => String(Number(value.toPrecision(4))),
});

/** A scale for accuracies that stays between 0 and 1 and never magnifies noise. */
export function accuracyScale(values: Iterable<number>, range: Range): Scale {
  const [low, high] = extent(values) ?? [0, 1];
  const pad = Math.max(0.01, (high - low) * 0.08);
  return linearScale([Math.max(0, low - pad), Math.min(1, high + pad)], range, 7);
}
