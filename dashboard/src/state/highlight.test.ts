import { expect, it } from "vitest";
import { Highlight } from "./highlight";

it("shows the trial under the pointer, and otherwise the selected one", () => {
  const highlight = new Highlight();
  const seen: (number | null)[] = [];
  const leave = highlight.subscribe(() => seen.push(highlight.get()));
  highlight.pin(1);
  highlight.set(2);
  highlight.set(null);
  highlight.pin(null);
  expect(seen).toEqual([1, 2, 1, null]);
  leave();
  highlight.set(3);
  expect(seen).toHaveLength(4);
});
