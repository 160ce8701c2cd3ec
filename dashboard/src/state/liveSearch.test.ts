import { describe, expect, it } from "vitest";
import { point, scored, search, summary, trial } from "../test-data";
import { applyEvents, fromSnapshot } from "./liveSearch";

describe("a live search", () => {
  it("adds a trial that it did not know", () => {
    const live = fromSnapshot(search(), []);
    const after = applyEvents(live, [{ name: "trial", data: summary({ id: 7 }) }]);
    expect(after.trials.get(7)).toEqual(trial({ id: 7 }));
  });

  it("keeps the curve of a trial whose state changes", () => {
    const live = fromSnapshot(search(), [trial({ curve: [point(1, 0.3)] })]);
    const data = summary({ state: "succeeded", validationAccuracy: 0.4 });
    const after = applyEvents(live, [{ name: "trial", data }]);
    expect(after.trials.get(1)?.state).toBe("succeeded");
    expect(after.trials.get(1)?.curve).toEqual([point(1, 0.3)]);
  });

  it("starts the curve again with a new attempt", () => {
    const live = fromSnapshot(search(), [trial({ curve: [point(1, 0.3)] })]);
    const data = summary({ state: "leased", attempts: 2 });
    expect(applyEvents(live, [{ name: "trial", data }]).trials.get(1)?.curve).toEqual([]);
  });

  it("appends epochs, and takes a repeated epoch once", () => {
    const live = fromSnapshot(search(), [trial()]);
    const after = applyEvents(live, [
      { name: "epoch", data: { trial: 1, point: point(1, 0.3) } },
      { name: "epoch", data: { trial: 1, point: point(2, 0.4) } },
      { name: "epoch", data: { trial: 1, point: point(2, 0.5) } },
    ]);
    expect(after.trials.get(1)?.curve).toEqual([point(1, 0.3), point(2, 0.5)]);
  });

  it("forgets the later epochs of an attempt that starts over", () => {
    const live = fromSnapshot(search(), [trial({ curve: [point(1, 0.3), point(2, 0.4)] })]);
    const after = applyEvents(live, [{ name: "epoch", data: { trial: 1, point: point(1, 0.2) } }]);
    expect(after.trials.get(1)?.curve).toEqual([point(1, 0.2)]);
  });

  it("leaves an epoch of an unknown trial to the next reading", () => {
    const live = fromSnapshot(search(), []);
    const after = applyEvents(live, [{ name: "epoch", data: { trial: 9, point: point(1, 0.3) } }]);
    expect(after.trials).toBe(live.trials);
  });

  it("gives a reused outcome the curve that it was taken from", () => {
    const live = fromSnapshot(search(), [scored(1, 0.4, { curve: [point(1, 0.4)] })]);
    const data = summary({ id: 2, state: "succeeded", reusedFrom: 1 });
    const after = applyEvents(live, [{ name: "trial", data }]);
    expect(after.trials.get(2)?.curve).toEqual([point(1, 0.4)]);
  });

  it("takes over the search, but not another one", () => {
    const live = fromSnapshot(search(), []);
    const paused = applyEvents(live, [{ name: "search", data: search({ state: "paused" }) }]);
    expect(paused.search.state).toBe("paused");
    expect(applyEvents(live, [{ name: "search", data: search({ id: 2 }) }]).search).toBe(
      live.search,
    );
  });

  it("keeps untouched trials the same objects, so that their rows are not drawn again", () => {
    const live = fromSnapshot(search(), [trial({ id: 1 }), trial({ id: 2 })]);
    const after = applyEvents(live, [{ name: "trial", data: summary({ id: 2, worker: "b" }) }]);
    expect(after.trials.get(1)).toBe(live.trials.get(1));
    expect(after.trials.get(2)).not.toBe(live.trials.get(2));
    expect(live.trials.get(2)?.worker).toBe("local-1");
  });
});
