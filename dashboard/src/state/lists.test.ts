import { expect, it } from "vitest";
import type { Worker, WorkerState } from "../api/types";
import { search } from "../test-data";
import { doneShare, hasEnded, withSearches } from "./searches";
import { openSlots, withWorkers } from "./workers";

function worker(id: number, name: string, state: WorkerState): Worker {
  return {
    id,
    name,
    state,
    device: "cpu",
    engine: "PyTorch 2.7.1",
    version: "0.1.0",
    registeredAt: "2026-11-23T09:00:00Z",
    lastSeenAt: "2026-11-23T09:00:00Z",
    slots: [
      { number: 1, trial: null },
      { number: 2, trial: null },
    ],
    missingDatasets: [],
  };
}

it("puts changed searches in their place and new ones first", () => {
  const after = withSearches(
    [search({ id: 2 }), search({ id: 1 })],
    [search({ id: 1, state: "paused" }), search({ id: 3 })],
  );
  expect(after.map(({ id, state }) => `${id} ${state}`)).toEqual([
    "3 running",
    "2 running",
    "1 paused",
  ]);
});

it("counts trials that failed or were stopped early as done, and none of nothing", () => {
  const progress = {
    ...search().progress,
    total: 10,
    succeeded: 3,
    failed: 1,
    pruned: 1,
    reused: 2,
  };
  expect(doneShare(progress)).toBe(0.5);
  expect(doneShare({ ...progress, total: 0 })).toBe(0);
});

it("knows which states are the end", () => {
  const ended = (["running", "paused", "completed", "failed", "cancelled"] as const).filter(
    (state) => hasEnded(search({ state })),
  );
  expect(ended).toEqual(["completed", "failed", "cancelled"]);
});

it("orders workers by service, then by name as people count", () => {
  const known = [worker(1, "local-10", "active"), worker(2, "local-9", "active")];
  const after = withWorkers(known, [worker(3, "a", "gone"), worker(4, "z", "active")]);
  expect(after.map(({ name }) => name)).toEqual(["local-9", "local-10", "z", "a"]);
});

it("counts the slots that take trials", () => {
  expect(openSlots([worker(1, "a", "active"), worker(2, "b", "draining")])).toBe(2);
});
