import { useSyncExternalStore } from "react";

/** Which page is shown. The address keeps it behind the #, so that the server serves one file. */
export type Route =
  | { page: "searches" }
  | { page: "search"; id: number; trial: number | null }
  | { page: "workers" }
  | { page: "launch" }
  | { page: "compare"; searches: readonly number[] }
  | { page: "unknown"; path: string };

export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#/, "").replace(/\/+$/, "");
  if (path === "" || path === "/searches") {
    return { page: "searches" };
  }
  if (path === "/workers") {
    return { page: "workers" };
  }
  if (path === "/launch") {
    return { page: "launch" };
  }
  const compared = /^\/compare(?:\/(\d{1,15}(?:,\d{1,15})*))?$/.exec(path);
  if (compared !== null) {
    return { page: "compare", searches: compared[1]?.split(",").map(Number) ?? [] };
  }
  const search = /^\/searches\/(\d{1,15})(?:\/trials\/(\d{1,15}))?$/.exec(path);
  if (search !== null) {
    const trial = search[2] === undefined ? null : Number(search[2]);
    return { page: "search", id: Number(search[1]), trial };
  }
  return { page: "unknown", path };
}

/** The hash for an address that has its path before the #; null for the address of the pages. */
export function hashOfPath(path: string): string | null {
  return path === "/" || path === "/index.html" ? null : `#${path}`;
}

/** Moves the path of the address behind the #, where all links expect it. */
export function movePath(): void {
  const hash = hashOfPath(window.location.pathname);
  if (hash !== null) {
    window.history.replaceState(null, "", `/${hash}`);
  }
}

export function addressOf(route: Exclude<Route, { page: "unknown" }>): string {
  switch (route.page) {
    case "searches":
      return "#/searches";
    case "workers":
      return "#/workers";
    case "launch":
      return "#/launch";
    case "compare":
      return route.searches.length === 0 ? "#/compare" : `#/compare/${route.searches.join(",")}`;
    case "search":
      return route.trial === null
        ? `#/searches/${route.id}`
        : `#/searches/${route.id}/trials/${route.trial}`;
  }
}

export function goTo(route: Exclude<Route, { page: "unknown" }>): void {
  window.location.hash = addressOf(route);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** The hash of the address, as text: a change of it draws the page again. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash);
}
