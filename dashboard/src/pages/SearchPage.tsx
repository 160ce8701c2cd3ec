import { useCallback, useEffect, useMemo } from "react";
import { listTrials, readSearch, searchEventsAddress } from "../api/client";
import type { Trial } from "../api/types";
import { CostChart } from "../charts/CostChart";
import { CurvesChart } from "../charts/CurvesChart";
import { ProgressChart } from "../charts/ProgressChart";
import { BestCard } from "../components/BestCard";
import { FeedNotice } from "../components/Notice";
import { PolicyCard } from "../components/PolicyCard";
import { SearchHeader } from "../components/SearchHeader";
import { TrialPanel } from "../components/TrialPanel";
import { TrialTable } from "../components/TrialTable";
import type { Feed } from "../state/feed";
import { Highlight } from "../state/highlight";
import {
  applyEvents,
  fromSnapshot,
  type LiveSearch,
  SEARCH_EVENTS,
  type SearchEvent,
} from "../state/liveSearch";
import { goTo } from "../state/route";
import { hasEnded } from "../state/searches";
import { baselinesOf, bestTrial } from "../state/trials";
import { useFeed } from "../state/useFeed";
import { LoginPage } from "./LoginPage";
import { MissingPage } from "./MissingPage";

function feedOf(id: number): Feed<LiveSearch, SearchEvent> {
  return {
    address: searchEventsAddress(id),
    events: SEARCH_EVENTS,
    read: async () => {
      const [search, trials] = await Promise.all([readSearch(id), listTrials(id)]);
      return fromSnapshot(search, trials);
    },
    apply: applyEvents,
  };
}

/** One search, live. */
export function SearchPage({ id, trial }: { id: number; trial: number | null }) {
  const feed = useMemo(() => feedOf(id), [id]);
  const { state: live, error, connection } = useFeed(feed);
  if (error?.unauthorized) {
    return <LoginPage />;
  }
  if (error?.status === 404) {
    return <MissingPage what={`There is no search ${id}.`} />;
  }
  return (
    <>
      <FeedNotice error={error} connection={connection} />
      {live === null && error === null && <p className="quiet">Reading…</p>}
      {live !== null && (
        <>
          <SearchHeader search={live.search} connection={connection} />
          <Findings live={live} selected={trial} />
        </>
      )}
    </>
  );
}

function Findings({ live, selected }: { live: LiveSearch; selected: number | null }) {
  const { search, trials } = live;
  const highlight = useMemo(() => new Highlight(), []);
  useEffect(() => highlight.pin(selected), [highlight, selected]);
  const select = useCallback(
    (trial: number) => goTo({ page: "search", id: search.id, trial }),
    [search.id],
  );
  const close = useCallback(
    () => goTo({ page: "search", id: search.id, trial: null }),
    [search.id],
  );
  const best = bestTrial(search, trials);
  const opened: Trial | undefined = selected === null ? undefined : trials.get(selected);
  const shared = { trials, highlight, onSelect: select };
  return (
    <div className={opened === undefined ? "findings" : "findings findings-beside"}>
      <div className="columns">
        <BestCard
          best={best}
          baselines={baselinesOf(trials.values())}
          ended={hasEnded(search)}
          onSelect={select}
        />
        <div className="column">
          <ProgressChart {...shared} planned={search.trials} />
          <CostChart {...shared} best={best?.id ?? null} />
        </div>
      </div>
      <PolicyCard search={search} />
      <CurvesChart {...shared} epochs={search.recipe.epochs} best={best?.id ?? null} />
      <TrialTable {...shared} best={best?.id ?? null} selected={selected} />
      {opened !== undefined && (
        <TrialPanel
          trial={opened}
          search={search}
          origin={opened.reusedFrom === null ? null : (trials.get(opened.reusedFrom) ?? null)}
          onSelect={select}
          onClose={close}
        />
      )}
    </div>
  );
}
