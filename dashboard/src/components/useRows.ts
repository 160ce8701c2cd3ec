import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

/** The height of a row in pixels, as the style sheet sets it. */
export const ROW_HEIGHT = 40;

/** Below this many rows, all of them are drawn. */
export const DRAW_ALL = 80;

const MARGIN = 12;

/** The rows to draw, from `first` up to but without `last`. */
export function visibleRows(
  rows: number,
  scrollTop: number,
  height: number,
): { first: number; last: number } {
  if (rows <= DRAW_ALL) {
    return { first: 0, last: rows };
  }
  // Starts at even rows only, so that stripes stay where they are.
  const above = Math.floor(scrollTop / ROW_HEIGHT) - MARGIN;
  const first = Math.max(0, above - (above % 2));
  const last = Math.min(rows, Math.ceil((scrollTop + height) / ROW_HEIGHT) + MARGIN);
  return { first: Math.min(first, last), last };
}

interface Rows {
  container: RefObject<HTMLElement | null>;
  first: number;
  last: number;
  onScroll: () => void;
}

/** Follows a scrolling container and says which of its rows are in sight. */
export function useRows(rows: number): Rows {
  const container = useRef<HTMLElement>(null);
  const [view, setView] = useState({ scrollTop: 0, height: 800 });
  const onScroll = useCallback(() => {
    const element = container.current;
    if (element !== null) {
      // Rounded, so that only every few rows draw again.
      const scrollTop = Math.floor(element.scrollTop / (4 * ROW_HEIGHT)) * 4 * ROW_HEIGHT;
      const height = element.clientHeight + 4 * ROW_HEIGHT;
      setView((before) =>
        before.scrollTop === scrollTop && before.height === height ? before : { scrollTop, height },
      );
    }
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: fewer rows may move the view.
  useLayoutEffect(onScroll, [rows]);
  return { container, ...visibleRows(rows, view.scrollTop, view.height), onScroll };
}
