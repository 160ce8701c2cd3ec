import type { Search, Trial } from "../api/types";

/** The accuracy to draw for a trial: its result, or the last epoch of one that still trains. */
export function shownAccuracy(trial: Trial): number | null {
  return trial.validationAccuracy ?? trial.curve.at(-1)?.validationAccuracy ?? null;
}

export function isLive(trial: Pick<Trial, "state">): boolean {
  return trial.state === "running" || trial.state === "leased";
}

/** Whether it waits, or was stopped, before its end with some epochs behind it. */
export function isPartial(trial: Trial): boolean {
  return (trial.state === "pruned" || trial.state === "paused") && trial.curve.length > 0;
}

export function isScored(trial: Trial): boolean {
  return trial.state === "succeeded" && trial.validationAccuracy !== null;
}

export interface BestStep {
  number: number;
  accuracy: number;
}

/** How the best accuracy rose over the candidates, in the order of their numbers. */
export function bestSoFar(trials: Iterable<Trial>): BestStep[] {
  const scored = [...trials]
    .filter((trial) => trial.role === "candidate" && isScored(trial))
    .sort((one, other) => one.number - other.number);
  const steps: BestStep[] = [];
  for (const trial of scored) {
    const accuracy = trial.validationAccuracy ?? 0;
    const last = steps.at(-1);
    if (last === undefined || accuracy > last.accuracy) {
      steps.push({ number: trial.number, accuracy });
    }
  }
  return steps;
}

/** Candidates that no other beats in both accuracy and cost, cheapest first. */
export function paretoFront(
  trials: Iterable<Trial>,
  cost: (trial: Trial) => number | null,
): Trial[] {
  const scored = [...trials]
    .filter((trial) => trial.role === "candidate" && isScored(trial) && cost(trial) !== null)
    .sort(
      (one, other) =>
        (cost(one) ?? 0) - (cost(other) ?? 0) ||
        (other.validationAccuracy ?? 0) - (one.validationAccuracy ?? 0),
    );
  const front: Trial[] = [];
  for (const trial of scored) {
    const last = front.at(-1);
    if (last === undefined || (trial.validationAccuracy ?? 0) > (last.validationAccuracy ?? 0)) {
      front.push(trial);
    }
  }
  return front;
}

/** The best of the search with its curve, where the trial is known. */
export function bestTrial(search: Search, trials: ReadonlyMap<number, Trial>): Trial | null {
  if (search.best === null) {
    return null;
  }
  return trials.get(search.best.id) ?? { ...search.best, curve: [] };
}

/** The baselines, as far as they were suggested. */
export function baselinesOf(trials: Iterable<Trial>): Trial[] {
  return [...trials].filter((trial) => trial.role === "baseline");
}
