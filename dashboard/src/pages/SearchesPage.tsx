import { useState } from "react";
import { eventsAddress, listSearches } from "../api/client";
import type { Search } from "../api/types";
import { FeedNotice } from "../components/Notice";
import { ProgressBar } from "../components/ProgressBar";
import { StateBadge } from "../components/StateBadge";
import { accuracy, age, count, moment, plural, remaining } from "../format/format";
import { datasetName, fidelityName, shortSpaceText, strategyName } from "../format/words";
import type { Feed } from "../state/feed";
import { addressOf } from "../state/route";
import { doneCount, withSearches } from "../state/searches";
import { useFeed } from "../state/useFeed";
import { useNow } from "../state/useNow";
import { LoginPage } from "./LoginPage";

const FEED: Feed<Search[], { data: Search }> = {
  address: eventsAddress(),
  events: ["search"],
  read: listSearches,
  apply: (known, events) =>
    withSearches(
      known,
      events.map((event) => event.data),
    ),
};

/** All searches, newest first. */
export function SearchesPage() {
  const { state: searches, error, connection } = useFeed(FEED);
  const now = useNow(5);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  if (error?.unauthorized) {
    return <LoginPage />;
  }
  return (
    <>
      <FeedNotice error={error} connection={connection} />
      <div className="title-row">
        <h1>Searches</h1>
        {searches !== null && searches.length > 1 && (
          <div className="controls">
            <a
              className="button"
              data-testid="compare-chosen"
              href={addressOf({
                page: "compare",
                searches: [...chosen].sort((one, other) => one - other),
              })}
            >
              {chosen.size === 0
                ? "Compare all"
                : `Compare ${plural(chosen.size, "search", "searches")}`}
            </a>
          </div>
        )}
      </div>
      {searches === null && error === null && <p className="quiet">Reading…</p>}
      {searches?.length === 0 && <NoSearch />}
      {searches !== null && searches.length > 0 && (
        <ul className="search-list" data-testid="search-list">
          {searches.map((search) => (
            <SearchItem
              key={search.id}
              search={search}
              now={now}
              chosen={chosen.has(search.id)}
              onChoose={() => setChosen(toggled(chosen, search.id))}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function toggled(chosen: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const others = new Set(chosen);
  if (!others.delete(id)) {
    others.add(id);
  }
  return others;
}

interface SearchItemProps {
  search: Search;
  now: number;
  chosen: boolean;
  onChoose: () => void;
}

function SearchItem({ search, now, chosen, onChoose }: SearchItemProps) {
  const { progress, best } = search;
  const left = search.state === "running" ? remaining(progress.remainingSeconds) : null;
  return (
    <li className="card search-item" data-testid="search-row" data-search={search.id}>
      <div className="search-item-name">
        <input
          type="checkbox"
          className="search-item-choose"
          aria-label={`Compare ${search.name}`}
          checked={chosen}
          onChange={onChoose}
          data-testid="search-choose"
        />
        <a href={addressOf({ page: "search", id: search.id, trial: null })}>{search.name}</a>
        <StateBadge state={search.state} />
      </div>
      <p className="facts">
        <span>{strategyName(search.strategy.name)}</span>
        {search.fidelity.name !== "full" && <span>{fidelityName(search.fidelity.name)}</span>}
        <span>{datasetName(search.dataset)}</span>
        <span>{shortSpaceText(search)}</span>
        <span title={moment(search.createdAt)}>{age(search.createdAt, now)}</span>
      </p>
      <div className="search-item-progress">
        <ProgressBar progress={progress} label={`Progress of ${search.name}`} />
        <p className="progress-text">
          <strong>
            {count(doneCount(progress))} of {count(progress.total)}
          </strong>{" "}
          trials
          {progress.failed > 0 && <span className="bad">{count(progress.failed)} failed</span>}
          {left !== null && <span className="left">{left}</span>}
        </p>
      </div>
      <p className="search-item-best">
        <strong>{accuracy(best?.validationAccuracy)}</strong>
        <span className="quiet">best accuracy</span>
      </p>
    </li>
  );
}

function NoSearch() {
  return (
    <section className="card empty" data-testid="no-searches">
      <img src="/icon.svg" width="52" height="52" alt="" />
      <h2>No search yet</h2>
      <p>
        A search proposes cells, trains each as a small network on real images, and learns from the
        accuracies which cells are worth building.
      </p>
      <p>
        <a className="button button-primary" href={addressOf({ page: "launch" })}>
          Launch a search
        </a>
      </p>
      <p className="quiet">
        or on the command line: <code>./cellwright search create --dataset cifar10</code>
      </p>
    </section>
  );
}
