import type { CurvePoint, EpochEvent, Search, Trial, TrialSummary } from "../api/types";

/** One search as the page knows it: what was read, and every event since. */
export interface LiveSearch {
  readonly search: Search;
  readonly trials: ReadonlyMap<number, Trial>;
}

export type SearchEvent =
  | { name: "search"; data: Search }
  | { name: "trial"; data: TrialSummary }
  | { name: "epoch"; data: EpochEvent };

export const SEARCH_EVENTS = ["search", "trial", "epoch"] as const;

export function fromSnapshot(search: Search, trials: readonly Trial[]): LiveSearch {
  return { search, trials: new Map(trials.map((trial) => [trial.id, trial])) };
}

/** The state after these events. Trials that no event names stay the same objects. */
export function applyEvents(state: LiveSearch, events: readonly SearchEvent[]): LiveSearch {
  let search = state.search;
  let trials: Map<number, Trial> | null = null;
  for (const event of events) {
    if (event.name === "search") {
      search = event.data.id === search.id ? event.data : search;
      continue;
    }
    const known: ReadonlyMap<number, Trial> = trials ?? state.trials;
    const changed =
      event.name === "trial" ? withSummary(known, event.data) : withEpoch(known, event.data);
    if (changed !== null) {
      trials ??= new Map(state.trials);
      trials.set(changed.id, changed);
    }
  }
  return { search, trials: trials ?? state.trials };
}

function withSummary(known: ReadonlyMap<number, Trial>, summary: TrialSummary): Trial {
  const before = known.get(summary.id);
  if (before !== undefined && summary.attempts <= before.attempts) {
    return { ...before, ...summary, curve: curveOf(known, summary, before.curve) };
  }
  // A new attempt starts its curve again.
  return { ...summary, curve: curveOf(known, summary, []) };
}

/** A reused outcome has the curve of the trial that it was taken from, and no epochs of its own. */
function curveOf(
  known: ReadonlyMap<number, Trial>,
  summary: TrialSummary,
  curve: CurvePoint[],
): CurvePoint[] {
  if (curve.length > 0 || summary.reusedFrom === null) {
    return curve;
  }
  return known.get(summary.reusedFrom)?.curve ?? [];
}

function withEpoch(known: ReadonlyMap<number, Trial>, { trial, point }: EpochEvent): Trial | null {
  const before = known.get(trial);
  if (before === undefined) {
    // Its trial event is on the way, or the next reading brings both.
    return null;
  }
  const earlier = before.curve.filter((other) => other.epoch < point.epoch);
  return { ...before, curve: [...earlier, point] };
}
