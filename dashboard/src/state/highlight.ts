import { useSyncExternalStore } from "react";

/**
 * The trial under the pointer, shared by the charts and the table. Only what draws the highlight
 * subscribes, so moving the pointer does not draw a thousand trials again.
 */
export class Highlight {
  private trial: number | null = null;
  private readonly listeners = new Set<() => void>();

  readonly get = (): number | null => this.trial;

  readonly set = (trial: number | null): void => {
    if (trial !== this.trial) {
      this.trial = trial;
      for (const listener of this.listeners) {
        listener();
      }
    }
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export function useHighlight(highlight: Highlight): number | null {
  return useSyncExternalStore(highlight.subscribe, highlight.get);
}
