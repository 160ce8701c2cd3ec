import type { Trial, TrialState } from "../api/types";

export type Column =
  | "number"
  | "name"
  | "state"
  | "validationAccuracy"
  | "testAccuracy"
  | "parameters"
  | "multiplyAdds"
  | "trainingSeconds"
  | "worker"
  | "reusedFrom";

export interface Order {
  column: Column;
  descending: boolean;
}

const STATE_ORDER: Record<TrialState, number> = {
  running: 0,
  leased: 1,
  suggested: 2,
  paused: 3,
  succeeded: 4,
  pruned: 5,
  failed: 6,
  cancelled: 7,
};

const FIRST_DESCENDING: ReadonlySet<Column> = new Set(["validationAccuracy", "testAccuracy"]);

/** The order after a click on a column's head: the same column turns round. */
export function nextOrder(order: Order, column: Column): Order {
  if (order.column === column) {
    return { column, descending: !order.descending };
  }
  return { column, descending: FIRST_DESCENDING.has(column) };
}

/** Trials in this order. What has no value comes last, whichever way round. */
export function sortTrials(trials: Iterable<Trial>, order: Order): Trial[] {
  const direction = order.descending ? -1 : 1;
  return [...trials].sort((one, other) => {
    const left = key(one, order.column);
    const right = key(other, order.column);
    if (left === null || right === null) {
      return left === right ? one.id - other.id : left === null ? 1 : -1;
    }
    return direction * compare(left, right) || one.id - other.id;
  });
}

function compare(left: number | string, right: number | string): number {
  if (typeof left === "string" || typeof right === "string") {
    return String(left).localeCompare(String(right), "en", { numeric: true });
  }
  return left - right;
}

function key(trial: Trial, column: Column): number | string | null {
  switch (column) {
    case "number":
      // Baselines before the candidates.
      return trial.role === "baseline" ? trial.number - 1_000_000 : trial.number;
    case "state":
      return STATE_ORDER[trial.state];
    default:
      return trial[column];
  }
}
