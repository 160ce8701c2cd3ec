/** A text beside a mark: it begins at `x`, or ends there, and stands on `y`. */
export interface Label {
  text: string;
  x: number;
  y: number;
  anchor: "start" | "end";
}

/** How far the lines of labels are apart, in pixels. */
export const LINE_HEIGHT = 16;

/** Lines closer than this many pixels are one. */
const SAME = 2;

const MOST_NAMED = 4;

const CHARACTER = 6.8;

/** About how wide a label is; a little more rather than less. */
export function widthOf(text: string): number {
  return text.length * CHARACTER;
}

/** Lines that would be printed over each other become one with all their names. */
export function merged(
  lines: readonly { y: number; name: string }[],
): { y: number; name: string }[] {
  const groups: { y: number; names: string[] }[] = [];
  for (const { y, name } of [...lines].sort((one, other) => one.y - other.y)) {
    const last = groups.at(-1);
    if (last !== undefined && y - last.y < SAME) {
      last.names.push(name);
    } else {
      groups.push({ y, names: [name] });
    }
  }
  return groups.map(({ y, names }) => ({ y, name: listed(names) }));
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(", ")} and ${more} more` : names.join(", ");
}

/**
 * The labels, moved down where they would print over another that stands higher, and up where there
 * is no room before `bottom`.
 */
export function apart<T extends Label>(labels: readonly T[], bottom: number): T[] {
  const placed: T[] = [];
  for (const label of [...labels].sort((one, other) => one.y - other.y)) {
    const lower = moved(label, placed, LINE_HEIGHT);
    placed.push(lower.y <= bottom ? lower : moved(label, placed, -LINE_HEIGHT));
  }
  return placed;
}

function moved<T extends Label>(label: T, placed: readonly T[], step: number): T {
  let free = label;
  let hindrance = placed.find((other) => overlap(free, other));
  while (hindrance !== undefined) {
    free = { ...free, y: hindrance.y + step };
    hindrance = placed.find((other) => overlap(free, other));
  }
  return free;
}

function overlap(one: Label, other: Label): boolean {
  return (
    Math.abs(one.y - other.y) < LINE_HEIGHT &&
    left(one) < left(other) + widthOf(other.text) &&
    left(other) < left(one) + widthOf(one.text)
  );
}

function left(label: Label): number {
  return label.anchor === "start" ? label.x : label.x - widthOf(label.text);
}
