import type { Worker, WorkerState } from "../api/types";

const ORDER: Record<WorkerState, number> = { active: 0, draining: 1, lost: 2, gone: 3 };

/** Those in service first, then by name. */
export function orderedWorkers(workers: readonly Worker[]): Worker[] {
  return [...workers].sort(
    (one, other) =>
      ORDER[one.state] - ORDER[other.state] ||
      one.name.localeCompare(other.name, "en", { numeric: true }) ||
      one.id - other.id,
  );
}

/** The list with each of the changed workers in place of what was known of it. */
export function withWorkers(known: readonly Worker[], changed: readonly Worker[]): Worker[] {
  const byId = new Map(known.map((worker) => [worker.id, worker]));
  for (const worker of changed) {
    byId.set(worker.id, worker);
  }
  return orderedWorkers([...byId.values()]);
}

export function inService(worker: Worker): boolean {
  return worker.state === "active" || worker.state === "draining";
}

/** Slots that take new trials. */
export function openSlots(workers: readonly Worker[]): number {
  return workers
    .filter((worker) => worker.state === "active")
    .reduce((sum, worker) => sum + worker.slots.length, 0);
}
