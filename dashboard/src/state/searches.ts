import type { Progress, Search } from "../api/types";

/** The list with each of the changed searches in place of what was known of it, newest first. */
export function withSearches(known: readonly Search[], changed: readonly Search[]): Search[] {
  const byId = new Map(known.map((search) => [search.id, search]));
  for (const search of changed) {
    byId.set(search.id, search);
  }
  return [...byId.values()].sort((one, other) => other.id - one.id);
}

/** How many trials have ended, those that were stopped early included. */
export function doneCount(progress: Progress): number {
  return progress.succeeded + progress.failed + progress.pruned;
}

/** The share of trials that have ended, from 0 to 1. */
export function doneShare(progress: Progress): number {
  return progress.total === 0 ? 0 : Math.min(1, doneCount(progress) / progress.total);
}

export function hasEnded(search: Search): boolean {
  switch (search.state) {
    case "running":
    case "paused":
      return false;
    case "completed":
    case "failed":
    case "cancelled":
      return true;
  }
}
