import { useEffect } from "react";
import { Guard } from "./components/Guard";
import { TopBar } from "./components/TopBar";
import { ComparePage } from "./pages/ComparePage";
import { LaunchPage } from "./pages/LaunchPage";
import { MissingPage } from "./pages/MissingPage";
import { SearchesPage } from "./pages/SearchesPage";
import { SearchPage } from "./pages/SearchPage";
import { WorkersPage } from "./pages/WorkersPage";
import { parseRoute, type Route, useHash } from "./state/route";

const TITLES: Record<Route["page"], string> = {
  searches: "Searches",
  search: "Search",
  workers: "Workers",
  launch: "New search",
  compare: "Comparison",
  unknown: "Nothing here",
};

export function App() {
  const hash = useHash();
  const route = parseRoute(hash);
  const place = route.page === "search" ? `search ${route.id}` : route.page;
  useEffect(() => {
    document.title = `${TITLES[route.page]}${route.page === "search" ? ` ${route.id}` : ""} · Cellwright`;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page starts at its top.
  useEffect(() => {
    // In braces: newer browsers answer a promise, which React would take for a cleanup.
    window.scrollTo(0, 0);
  }, [place]);
  return (
    <>
      <TopBar route={route} />
      <main id="content" tabIndex={-1}>
        <Guard key={place}>
          <Page route={route} />
        </Guard>
      </main>
    </>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case "searches":
      return <SearchesPage />;
    case "search":
      return <SearchPage id={route.id} trial={route.trial} />;
    case "workers":
      return <WorkersPage />;
    case "launch":
      return <LaunchPage />;
    case "compare":
      return <ComparePage searches={route.searches} />;
    case "unknown":
      return <MissingPage what={`No page has the address “${route.path}”.`} />;
  }
}
