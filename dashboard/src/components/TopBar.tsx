import { addressOf, type Route } from "../state/route";
import { type Theme, useTheme } from "../state/theme";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

const THEME_NAMES: Record<Theme, string> = {
  system: "as on this device",
  light: "light",
  dark: "dark",
};

/** The name, the pages, and the theme. */
export function TopBar({ route }: { route: Route }) {
  const [theme, setTheme] = useTheme();
  const searches = route.page === "searches" || route.page === "search";
  return (
    <header className="top">
      <button type="button" className="skip" onClick={skipToContent}>
        Skip to the content
      </button>
      <a className="brand" href="#/searches" aria-label="Cellwright, all searches">
        <img src="/icon.svg" width="28" height="28" alt="" />
        <span>Cellwright</span>
      </a>
      <nav aria-label="Pages">
        <a href={addressOf({ page: "searches" })} aria-current={searches ? "page" : undefined}>
          Searches
        </a>
        <a
          href={addressOf({ page: "compare", searches: [] })}
          aria-current={route.page === "compare" ? "page" : undefined}
          data-testid="compare-link"
        >
          Compare
        </a>
        <a
          href={addressOf({ page: "workers" })}
          aria-current={route.page === "workers" ? "page" : undefined}
        >
          Workers
        </a>
      </nav>
      <button
        type="button"
        className="theme"
        data-testid="theme-toggle"
        aria-label={`Theme: ${THEME_NAMES[theme]}. Change to ${THEME_NAMES[NEXT[theme]]}.`}
        title={`Theme: ${THEME_NAMES[theme]}`}
        onClick={() => setTheme(NEXT[theme])}
      >
        <ThemeIcon theme={theme} />
      </button>
      <a
        className="button button-primary"
        href={addressOf({ page: "launch" })}
        aria-current={route.page === "launch" ? "page" : undefined}
        data-testid="launch-link"
      >
        <span aria-hidden="true">+</span> New<span className="wide-only"> search</span>
      </a>
    </header>
  );
}

// The hash belongs to the router, so a button moves the focus, not a link.
function skipToContent(): void {
  document.getElementById("content")?.focus();
}

function ThemeIcon({ theme }: { theme: Theme }) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      {theme === "light" && (
        <>
          <circle cx="10" cy="10" r="3.6" />
          <path d="M10 1.5v2.4M10 16.1v2.4M1.5 10h2.4M16.1 10h2.4M4 4l1.7 1.7M14.3 14.3 16 16M16 4l-1.7 1.7M5.7 14.3 4 16" />
        </>
      )}
      {theme === "dark" && <path d="M16.8 12.4A7.4 7.4 0 0 1 7.6 3.2a7.4 7.4 0 1 0 9.2 9.2Z" />}
      {theme === "system" && (
        <>
          <circle cx="10" cy="10" r="7.2" />
          <path className="half" d="M10 2.8a7.2 7.2 0 0 1 0 14.4Z" />
        </>
      )}
    </svg>
  );
}
