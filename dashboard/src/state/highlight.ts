import { useSyncExternalStore } from "react";

/**
 * The trial that stands out, shared by the charts and the table. Only what draws the highlight
 * subscribes, so moving the pointer does not draw a thousand trials again.
 */
export class Highlight {
  private pointed: number | null = null;
  private pinned: number | null = null;
  private readonly listeners = new Set<() => void>();

  readonly get = (): number | null => this.pointed ?? this.pinned;

  /** The trial under the pointer. */
  readonly set = (trial: number | null): void => {
    this.pointed = trial;
    this.tell();
  };

  /** The trial that stands out while none is under the pointer: the selected one. */
  readonly pin = (trial: number | null): void => {
    this.pinned = trial;
    this.tell();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private tell(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }
}

export function useHighlight(highlight: Highlight): number | null {
  return useSyncExternalStore(highlight.subscribe, highlight.get);
}
