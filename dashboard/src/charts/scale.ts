/** Maps values to positions along an axis, and names the values that the axis is marked with. */
export interface Scale {
  (value: number): number;
  readonly ticks: readonly number[];
  readonly domain: readonly [number, number];
}

export type Range = readonly [number, number];

function make(position: (value: number) => number, ticks: number[], domain: Range): Scale {
  return Object.assign((value: number) => position(value), { ticks, domain });
}

/** A step of 1, 2 or 5 times a power of ten that cuts the span in at most `most` pieces. */
export function niceStep(span: number, most: number): number {
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** A linear scale whose domain is widened to whole steps. */
export function linearScale(values: Range, range: Range, ticks = 5, step?: number): Scale {
  let [low, high] = values;
  if (!(high > low)) {
    const pad = Math.abs(low) * 0.05 || 0.5;
    low -= pad;
    high += pad;
  }
  const size = Math.max(step ?? 0, niceStep(high - low, ticks));
  const first = Math.floor(low / size + 1e-9);
  const last = Math.ceil(high / size - 1e-9);
  const marks: number[] = [];
  for (let index = first; index <= last; index += 1) {
    marks.push(Number((index * size).toPrecision(12)));
  }
  return between([first * size, last * size], range, marks);
}

/** A linear scale over exactly this domain, with the given marks. */
export function between(domain: Range, range: Range, ticks: number[]): Scale {
  const [low, high] = domain;
  const factor = (range[1] - range[0]) / (high - low || 1);
  return make((value) => range[0] + (value - low) * factor, ticks, domain);
}

/**
 * A scale for whole numbers from `first` to `last`: marks are whole, both ends are marked. A single
 * number is in the middle.
 */
export function countScale(first: number, last: number, range: Range, ticks = 8): Scale {
  if (last <= first) {
    return between([first - 0.5, first + 0.5], range, [first]);
  }
  const step = Math.max(1, niceStep(last - first, ticks));
  const marks: number[] = [first];
  for (let mark = Math.floor(first / step) * step + step; mark <= last; mark += step) {
    // A mark right behind the first would run into its label.
    if (mark - first >= step / 2) {
      marks.push(mark);
    }
  }
  return between([first, last], range, marks);
}

/** A logarithmic scale with marks at 1, 2 and 5 of each power of ten that fit. */
export function logScale(values: Range, range: Range, ticks = 6): Scale {
  const low = Math.max(values[0], Number.MIN_VALUE) / 1.15;
  const high = Math.max(values[1], values[0]) * 1.15;
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const factor of [1, 2, 5]) {
      const mark = Number((factor * 10 ** power).toPrecision(6));
      if (mark >= low && mark <= high) {
        all.push(mark);
      }
    }
  }
  const whole = all.filter((mark) => Number.isInteger(Math.log10(mark)));
  const marks = all.length > ticks && whole.length >= 2 ? whole : all;
  const inner = between([Math.log(low), Math.log(high)], range, []);
  return make((value) => inner(Math.log(value)), marks, [low, high]);
}

/** The least and the greatest of the values, or null where there are none. */
export function extent(values: Iterable<number>): Range | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high >= low ? [low, high] : null;
}
