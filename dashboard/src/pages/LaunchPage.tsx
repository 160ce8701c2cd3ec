import { useEffect, useState } from "react";
import { listWorkers, readOptions, readRecipes } from "../api/client";
import { type ApiError, asApiError } from "../api/error";
import type { Options, RecipeOptions } from "../api/types";
import { Notice } from "../components/Notice";
import { LaunchForm } from "../launch/LaunchForm";
import { goTo } from "../state/route";
import { openSlots } from "../state/workers";
import { LoginPage } from "./LoginPage";

interface Read {
  options: Options;
  recipes: RecipeOptions;
  slots: number;
}

/** Where a search is launched. */
export function LaunchPage() {
  const [read, setRead] = useState<Read | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads again.
  useEffect(() => {
    let left = false;
    Promise.all([readOptions(), readRecipes(), listWorkers()])
      .then(([options, recipes, workers]) => {
        if (!left) {
          setError(null);
          setRead({ options, recipes, slots: openSlots(workers) });
        }
      })
      .catch((thrown: unknown) => {
        if (!left) {
          setError(asApiError(thrown));
        }
      });
    return () => {
      left = true;
    };
  }, [attempt]);
  if (error?.unauthorized) {
    return <LoginPage />;
  }
  return (
    <>
      <h1>New search</h1>
      {error !== null && (
        <Notice kind="error" title={error.message}>
          <button type="button" className="link" onClick={() => setAttempt(attempt + 1)}>
            Try again
          </button>
        </Notice>
      )}
      {read === null && error === null && <p className="quiet">Reading…</p>}
      {read !== null && (
        <LaunchForm
          options={read.options}
          recipes={read.recipes}
          slots={read.slots}
          onLaunched={([first, ...others]) =>
            goTo(
              first !== undefined && others.length === 0
                ? { page: "search", id: first.id, trial: null }
                : { page: "searches" },
            )
          }
          onUnauthorized={setError}
        />
      )}
    </>
  );
}
