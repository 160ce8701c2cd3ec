import { useEffect, useState } from "react";
import { type Feed, type FeedStatus, followFeed } from "./feed";

/** Follows a feed for as long as the component is shown. The feed must be the same object each time. */
export function useFeed<State, Event>(feed: Feed<State, Event>): FeedStatus<State> {
  const [status, setStatus] = useState<FeedStatus<State>>({
    state: null,
    error: null,
    connection: "connecting",
  });
  useEffect(() => {
    setStatus({ state: null, error: null, connection: "connecting" });
    return followFeed(feed, setStatus);
  }, [feed]);
  return status;
}
