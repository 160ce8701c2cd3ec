import { useState } from "react";
import { actOnSearch } from "../api/client";
import { asApiError } from "../api/error";
import type { Connection } from "../api/eventStream";
import type { NamedSettings, Search, SearchAction } from "../api/types";
import { age, count, duration, moment, plural, remaining } from "../format/format";
import { budgetTexts, objectiveTexts, screeningTexts, settingsText } from "../format/method";
import { endedText, spentText } from "../format/spent";
import { datasetName, fidelityName, spaceText, strategyName } from "../format/words";
import { doneCount, hasEnded } from "../state/searches";
import { useNow } from "../state/useNow";
import { useOptions } from "../state/useOptions";
import { Notice } from "./Notice";
import { ProgressBar } from "./ProgressBar";
import { RecipeFacts } from "./RecipeFacts";
import { StateBadge } from "./StateBadge";

interface SearchHeaderProps {
  search: Search;
  connection: Connection;
}

/** What a search is, how far it has come, and the buttons that steer it. */
export function SearchHeader({ search, connection }: SearchHeaderProps) {
  const now = useNow(5);
  const options = useOptions();
  const usual = (settings: NamedSettings[] | undefined, name: string) =>
    settings?.find((other) => other.name === name);
  const { strategy, fidelity } = search;
  return (
    <header className="search-head">
      <p className="crumbs">
        <a href="#/searches">Searches</a> <span aria-hidden="true">/</span> {search.id}
      </p>
      <div className="title-row">
        <h1 data-testid="search-name">{search.name}</h1>
        <StateBadge state={search.state} />
        {!hasEnded(search) && <Live connection={connection} />}
        <Controls search={search} />
      </div>
      <p className="facts" data-testid="search-method">
        <span>
          {settingsText(strategy, usual(options?.strategies, strategy.name), strategyName)}
        </span>
        {fidelity.name !== "full" && (
          <span>
            {settingsText(fidelity, usual(options?.fidelities, fidelity.name), fidelityName)}
          </span>
        )}
        {[
          ...objectiveTexts(search.objective),
          ...screeningTexts(search.screening, search.trials),
          ...budgetTexts(search.budget),
        ].map((text) => (
          <span key={text}>{text}</span>
        ))}
        <span>seed {search.seed}</span>
      </p>
      <p className="facts">
        <span>{datasetName(search.dataset)}</span>
        <span>{spaceText(search)}</span>
        <span>
          {plural(search.recipe.epochs, "epoch")} on {count(search.recipe.trainExamples)} images
        </span>
        <span title={moment(search.createdAt)}>started {age(search.createdAt, now)}</span>
      </p>
      <RecipeFacts recipe={search.recipe} />
      <ProgressBar progress={search.progress} label={`Progress of ${search.name}`} />
      <ProgressText search={search} />
      {search.warning !== null && (
        <Notice kind="warning" title="Trials of this search wait.">
          {search.warning}
        </Notice>
      )}
    </header>
  );
}

function ProgressText({ search }: { search: Search }) {
  const { progress } = search;
  const left = search.state === "running" ? remaining(progress.remainingSeconds) : null;
  const spent = spentText(search);
  const ended = endedText(search);
  const took =
    search.endedAt === null
      ? null
      : (Date.parse(search.endedAt) - Date.parse(search.createdAt)) / 1_000;
  return (
    <p className="progress-text" data-testid="search-progress">
      <strong>
        {count(doneCount(progress))} of {count(progress.total)}
      </strong>{" "}
      trials
      {progress.running > 0 && <span>{count(progress.running)} in training</span>}
      {progress.reused > 0 && (
        <span title="Isomorphic to an earlier trial, whose outcome was taken over">
          {count(progress.reused)} reused
        </span>
      )}
      {progress.pruned > 0 && <span>{count(progress.pruned)} stopped early</span>}
      {progress.failed > 0 && <span className="bad">{count(progress.failed)} failed</span>}
      {spent !== null && <span>{spent}</span>}
      {ended !== null && (
        <span data-testid="search-ended-because">no more candidates: {ended}</span>
      )}
      {left !== null && <span className="left">{left}</span>}
      {took !== null && <span className="left">took {duration(took)}</span>}
    </p>
  );
}

function Live({ connection }: { connection: Connection }) {
  const text = { open: "Live", connecting: "Connecting…", lost: "Reconnecting…" }[connection];
  return (
    <span className={`live live-${connection}`} role="status" data-testid="connection">
      {text}
    </span>
  );
}

// The button that had it is gone. A function of its own, so that it is called only once.
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

function Controls({ search }: { search: Search }) {
  const [pending, setPending] = useState<SearchAction | null>(null);
  const [confirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (hasEnded(search)) {
    return null;
  }

  async function act(action: SearchAction): Promise<void> {
    setPending(action);
    setConfirming(false);
    setProblem(null);
    try {
      await actOnSearch(search.id, action);
    } catch (thrown) {
      setProblem(asApiError(thrown).message);
    } finally {
      setPending(null);
    }
  }

  const paused = search.state === "paused";
  const steer: SearchAction = paused ? "resume" : "pause";
  return (
    <div className="controls">
      <button
        type="button"
        className="button"
        disabled={pending !== null}
        data-testid={`search-${steer}`}
        onClick={() => void act(steer)}
      >
        {paused ? "Resume" : "Pause"}
      </button>
      {confirming ? (
        <>
          <button
            type="button"
            className="button button-danger"
            data-testid="search-cancel-confirm"
            onClick={() => void act("cancel")}
          >
            Cancel for good
          </button>
          <button
            type="button"
            className="button"
            ref={takeFocus}
            onClick={() => setConfirming(false)}
          >
            Keep going
          </button>
        </>
      ) : (
        <button
          type="button"
          className="button"
          disabled={pending !== null}
          data-testid="search-cancel"
          onClick={() => setConfirming(true)}
        >
          Cancel…
        </button>
      )}
      {problem !== null && <Notice kind="error" title={problem} onClose={() => setProblem(null)} />}
    </div>
  );
}
