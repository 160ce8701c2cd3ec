/** How a stream of events stands. */
export type Connection = "connecting" | "open" | "lost";

/** The part of EventSource that is used, so that a test can stand in for it. */
export interface Source {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface StreamOptions {
  address: string;
  events: readonly string[];
  /** Called for each event with its parsed data. */
  onEvent: (name: string, data: unknown) => void;
  /** Called whenever a connection was made: what was missed must be read now. */
  onOpen: () => void;
  onConnection: (connection: Connection) => void;
  /** Called for an event that cannot be read. */
  onBroken: (message: string) => void;
  openSource?: (address: string) => Source;
  schedule?: (task: () => void, milliseconds: number) => () => void;
}

const CLOSED = 2;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;

/** The pause before the given attempt to connect again, counted from 0. */
export function pauseBefore(attempt: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
}

/**
 * Keeps a stream of server-sent events open until the returned function is called. The browser
 * reconnects by itself after a broken connection, but gives up after an error status, such as a
 * restarting controller's: then this opens a new source, with growing pauses.
 */
export function openStream(options: StreamOptions): () => void {
  const openSource = options.openSource ?? ((address) => new EventSource(address) as Source);
  const schedule = options.schedule ?? scheduleTimeout;
  let source: Source | null = null;
  let cancelPause: () => void = () => {};
  let attempt = 0;
  let stopped = false;

  function connect(): void {
    const opened = openSource(options.address);
    source = opened;
    opened.onopen = () => {
      attempt = 0;
      options.onConnection("open");
      options.onOpen();
    };
    opened.onerror = () => {
      options.onConnection("lost");
      if (opened.readyState === CLOSED && !stopped) {
        opened.close();
        cancelPause = schedule(connect, pauseBefore(attempt));
        attempt += 1;
      }
    };
    for (const name of options.events) {
      opened.addEventListener(name, (event) => receive(name, event.data));
    }
  }

  function receive(name: string, text: string): void {
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      options.onBroken(`An event "${name}" is not JSON.`);
      return;
    }
    options.onEvent(name, data);
  }

  options.onConnection("connecting");
  connect();
  return () => {
    stopped = true;
    cancelPause();
    source?.close();
  };
}

function scheduleTimeout(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}
