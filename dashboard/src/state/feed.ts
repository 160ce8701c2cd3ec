import { type ApiError, asApiError } from "../api/error";
import { type Connection, openStream, type StreamOptions } from "../api/eventStream";

/** A thing that is read once and then kept up to date by events. */
export interface Feed<State, Event> {
  address: string;
  events: readonly string[];
  read: () => Promise<State>;
  apply: (state: State, events: readonly Event[]) => State;
}

export interface FeedStatus<State> {
  /** Null until it was read for the first time; kept while a later reading fails. */
  state: State | null;
  /** Why the last reading failed, or null. */
  error: ApiError | null;
  connection: Connection;
}

export interface FeedTools {
  openSource?: StreamOptions["openSource"];
  schedule?: (task: () => void, milliseconds: number) => () => void;
}

// Events that come within this time are applied together, so that a burst costs one rendering.
const GATHER = 120;
const READ_AGAIN = 4_000;

/** Follows a feed until the returned function is called. */
export function followFeed<State, Event>(
  feed: Feed<State, Event>,
  listener: (status: FeedStatus<State>) => void,
  tools: FeedTools = {},
): () => void {
  const schedule = tools.schedule ?? scheduleTimeout;
  let status: FeedStatus<State> = { state: null, error: null, connection: "connecting" };
  let waiting: Event[] = [];
  let latest = 0;
  let reading = false;
  let stopped = false;
  let cancelFlush: (() => void) | null = null;
  let cancelRetry: (() => void) | null = null;

  function publish(change: Partial<FeedStatus<State>>): void {
    status = { ...status, ...change };
    if (!stopped) {
      listener(status);
    }
  }

  async function read(): Promise<void> {
    cancelRetry?.();
    cancelRetry = null;
    latest += 1;
    const own = latest;
    reading = true;
    // What came before is part of what is read now. What comes meanwhile is applied on top: an
    // event carries the whole of what it names, so the last one wins.
    waiting = [];
    try {
      const state = await feed.read();
      if (own === latest) {
        reading = false;
        const events = waiting;
        waiting = [];
        publish({ state: feed.apply(state, events), error: null });
      }
    } catch (thrown) {
      if (own === latest) {
        reading = false;
        publish({ error: asApiError(thrown) });
        retryLater();
      }
    }
  }

  function retryLater(): void {
    if (!stopped) {
      cancelRetry = schedule(() => void read(), READ_AGAIN);
    }
  }

  function flush(): void {
    cancelFlush = null;
    if (reading || status.state === null || waiting.length === 0) {
      return;
    }
    const events = waiting;
    waiting = [];
    publish({ state: feed.apply(status.state, events) });
  }

  function connectionChanged(connection: Connection): void {
    const lostNow = connection === "lost" && status.connection !== "lost";
    publish({ connection });
    if (lostNow) {
      // Tells a broken network from a login that ended.
      void read();
    }
  }

  const stream: StreamOptions = {
    address: feed.address,
    events: feed.events,
    onOpen: () => void read(),
    onConnection: connectionChanged,
    onBroken: (message) => publish({ error: asApiError(new Error(message)) }),
    onEvent: (name, data) => {
      waiting.push({ name, data } as Event);
      cancelFlush ??= schedule(flush, GATHER);
    },
    schedule,
  };
  if (tools.openSource !== undefined) {
    stream.openSource = tools.openSource;
  }
  void read();
  const closeStream = openStream(stream);
  return () => {
    stopped = true;
    cancelFlush?.();
    cancelRetry?.();
    closeStream();
  };
}

function scheduleTimeout(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}
