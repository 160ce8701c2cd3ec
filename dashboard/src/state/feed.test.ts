import { describe, expect, it } from "vitest";
import { ApiError } from "../api/error";
import type { Source } from "../api/eventStream";
import { type FeedStatus, followFeed } from "./feed";

interface NumberEvent {
  name: string;
  data: number;
}

/** A feed whose readings, events and timers the test makes happen. */
class Stage {
  readonly readings: { resolve: (state: number[]) => void; reject: (error: Error) => void }[] = [];
  readonly sources: FakeSource[] = [];
  readonly timers: { task: () => void; milliseconds: number }[] = [];
  status: FeedStatus<number[]> = { state: null, error: null, connection: "connecting" };

  readonly stop = followFeed<number[], NumberEvent>(
    {
      address: "/events",
      events: ["number"],
      read: () => new Promise((resolve, reject) => this.readings.push({ resolve, reject })),
      apply: (state, events) => [...state, ...events.map((event) => event.data)],
    },
    (status) => {
      this.status = status;
    },
    {
      openSource: () => {
        const source = new FakeSource();
        this.sources.push(source);
        return source;
      },
      schedule: (task, milliseconds) => {
        const timer = { task, milliseconds };
        this.timers.push(timer);
        return () => this.timers.splice(this.timers.indexOf(timer), 1);
      },
    },
  );

  source(): FakeSource {
    return this.sources.at(-1) as FakeSource;
  }

  async reading(index: number, state: number[] | Error): Promise<void> {
    if (state instanceof Error) {
      this.readings[index]?.reject(state);
    } else {
      this.readings[index]?.resolve(state);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }

  runTimers(): void {
    for (const timer of this.timers.splice(0)) {
      timer.task();
    }
  }
}

class FakeSource implements Source {
  readyState = 0;
  closed = false;
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  private listener: (event: MessageEvent<string>) => void = () => {};

  addEventListener(_: string, listener: (event: MessageEvent<string>) => void): void {
    this.listener = listener;
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.(new Event("open"));
  }

  send(data: string): void {
    this.listener({ data } as MessageEvent<string>);
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror?.(new Event("error"));
  }
}

describe("a feed", () => {
  it("shows what it read, then what events add, a burst at a time", async () => {
    const stage = new Stage();
    await stage.reading(0, [1]);
    expect(stage.status.state).toEqual([1]);
    stage.source().send("2");
    stage.source().send("3");
    expect(stage.status.state).toEqual([1]);
    stage.runTimers();
    expect(stage.status.state).toEqual([1, 2, 3]);
  });

  it("applies events that come while it reads on top of what it read", async () => {
    const stage = new Stage();
    stage.source().send("2");
    stage.runTimers();
    expect(stage.status.state).toBeNull();
    await stage.reading(0, [1]);
    expect(stage.status.state).toEqual([1, 2]);
  });

  it("reads again when the stream opens, and drops the earlier reading's answer", async () => {
    const stage = new Stage();
    stage.source().open();
    expect(stage.status.connection).toBe("open");
    await stage.reading(0, [1]);
    expect(stage.status.state).toBeNull();
    await stage.reading(1, [1, 2]);
    expect(stage.status.state).toEqual([1, 2]);
  });

  it("opens a new stream with growing pauses where the browser gave up", async () => {
    const stage = new Stage();
    await stage.reading(0, [1]);
    stage.source().fail(2);
    expect(stage.status.connection).toBe("lost");
    expect(stage.timers.map((timer) => timer.milliseconds)).toEqual([1_000]);
    stage.runTimers();
    stage.source().fail(2);
    expect(stage.timers.map((timer) => timer.milliseconds)).toEqual([2_000]);
    stage.runTimers();
    stage.source().open();
    expect(stage.sources).toHaveLength(3);
    expect(stage.status.connection).toBe("open");
  });

  it("leaves reconnecting to the browser where it has not given up", async () => {
    const stage = new Stage();
    await stage.reading(0, [1]);
    stage.source().fail(0);
    expect(stage.status.connection).toBe("lost");
    expect(stage.timers).toEqual([]);
    expect(stage.status.state).toEqual([1]);
  });

  it("tells why it cannot read, keeps what it has, and tries again", async () => {
    const stage = new Stage();
    await stage.reading(0, [1]);
    stage.source().fail(0);
    await stage.reading(1, new ApiError(401, "a valid token is needed"));
    expect(stage.status.error?.unauthorized).toBe(true);
    expect(stage.status.state).toEqual([1]);
    stage.runTimers();
    await stage.reading(2, [5]);
    expect(stage.status).toMatchObject({ state: [5], error: null });
  });

  it("shows an event that is not JSON", async () => {
    const stage = new Stage();
    await stage.reading(0, [1]);
    stage.source().send("{");
    expect(stage.status.error?.message).toContain("not JSON");
  });

  it("is silent and closed after its end", async () => {
    const stage = new Stage();
    stage.source().send("2");
    stage.stop();
    expect(stage.source().closed).toBe(true);
    expect(stage.timers).toEqual([]);
    await stage.reading(0, [1]);
    expect(stage.status.state).toBeNull();
  });
});
