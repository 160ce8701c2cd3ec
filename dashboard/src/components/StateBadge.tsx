import type { SearchState, TrialState, WorkerState } from "../api/types";
import { stateName } from "../format/words";

type State = SearchState | TrialState | WorkerState;

type Tone = "live" | "good" | "bad" | "held" | "quiet";

const TONES: Record<State, Tone> = {
  running: "live",
  leased: "live",
  active: "good",
  succeeded: "good",
  completed: "good",
  failed: "bad",
  lost: "bad",
  paused: "held",
  draining: "held",
  suggested: "quiet",
  pruned: "quiet",
  cancelled: "quiet",
  gone: "quiet",
};

/** A state in a word, with a shape beside it so that colour is never the only sign. */
export function StateBadge({ state }: { state: State }) {
  return (
    <span className={`badge badge-${TONES[state] ?? "quiet"}`} data-state={state}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        <Shape tone={TONES[state] ?? "quiet"} />
      </svg>
      {stateName(state)}
    </span>
  );
}

function Shape({ tone }: { tone: Tone }) {
  switch (tone) {
    case "live":
      return <circle className="beat" cx="5" cy="5" r="4" />;
    case "good":
      return <path d="M1.2 5.4 4 8.2 8.8 2.2" fill="none" strokeWidth="2" />;
    case "bad":
      return <path d="M1.8 1.8 8.2 8.2M8.2 1.8 1.8 8.2" fill="none" strokeWidth="2" />;
    case "held":
      return <path d="M3 1.5v7M7 1.5v7" fill="none" strokeWidth="2.2" />;
    case "quiet":
      return <circle cx="5" cy="5" r="3.2" fill="none" strokeWidth="1.6" />;
  }
}
