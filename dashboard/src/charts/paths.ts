/** A position in a chart. */
export interface Position {
  x: number;
  y: number;
}

const short = (value: number): string => (Math.round(value * 10) / 10).toString();

/** A line through the positions. */
export function linePath(positions: readonly Position[]): string {
  return positions
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${short(x)} ${short(y)}`)
    .join("");
}

/** Stairs that keep each height until the next position, and the last one until `end`. */
export function stepPath(positions: readonly Position[], end: number): string {
  const [first, ...rest] = positions;
  if (first === undefined) {
    return "";
  }
  const stairs = rest.map(({ x, y }) => `H${short(x)}V${short(y)}`).join("");
  return `M${short(first.x)} ${short(first.y)}${stairs}H${short(end)}`;
}

/** A position with the range around it. */
export interface Range {
  x: number;
  low: number;
  high: number;
}

/** The area between the stairs of both ends of ranges, the last one until `end`. */
export function bandPath(ranges: readonly Range[], end: number): string {
  const upper = ranges.map(({ x, high }) => ({ x, y: high }));
  const first = ranges[0];
  const last = ranges.at(-1);
  if (first === undefined || last === undefined) {
    return "";
  }
  const lower = ranges
    .map(({ x, low }, index) => `H${short(x)}V${short(ranges[index - 1]?.low ?? low)}`)
    .reverse()
    .join("");
  return `${stepPath(upper, end)}V${short(last.low)}${lower}Z`;
}

/** Short upright strokes: where something was stopped. */
export function endsPath(positions: readonly Position[], half: number): string {
  return positions.map(({ x, y }) => `M${short(x)} ${short(y - half)}v${short(2 * half)}`).join("");
}

/** Dots, drawn by a stroke with round ends: a thousand of them are one element. */
export function dotsPath(positions: readonly Position[]): string {
  return positions.map(({ x, y }) => `M${short(x)} ${short(y)}h0`).join("");
}

/** Crosses of the given half size. */
export function crossesPath(positions: readonly Position[], half: number): string {
  return positions
    .map(({ x, y }) => {
      const [left, top, full] = [short(x - half), short(y - half), short(2 * half)];
      return `M${left} ${top}l${full} ${full}m-${full} 0l${full} -${full}`;
    })
    .join("");
}

/** The index of the position nearest to a point, or null where none is within `reach`. */
export function nearest(
  positions: readonly Position[],
  point: Position,
  reach: number,
): number | null {
  let best: number | null = null;
  let bestDistance = reach * reach;
  for (const [index, { x, y }] of positions.entries()) {
    const distance = (x - point.x) ** 2 + (y - point.y) ** 2;
    if (distance <= bestDistance) {
      best = index;
      bestDistance = distance;
    }
  }
  return best;
}
