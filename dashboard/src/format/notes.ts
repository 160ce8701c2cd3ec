import type { Trial, TrialSummary } from "../api/types";
import { failureName } from "./words";

/** Why a trial has no learning curve. */
export function curveNote(trial: Pick<Trial, "state" | "failure">): string {
  switch (trial.state) {
    case "suggested":
    case "leased":
    case "running":
    case "paused":
      return "No epoch has ended yet.";
    case "failed":
      return trial.failure === null
        ? "It failed before an epoch was recorded."
        : `It failed before an epoch was recorded. ${failureName(trial.failure.reason)}: ${trial.failure.message}`;
    case "cancelled":
      return "It was cancelled before an epoch had ended.";
    case "pruned":
      return "It was stopped before an epoch had ended.";
    case "succeeded":
      return "No epoch was recorded.";
  }
}

/** Why a trial has no weights. */
export function weightsNote(trial: Pick<TrialSummary, "state" | "reusedFrom">): string {
  if (trial.reusedFrom !== null) {
    return "It was not trained: the weights are with the trial whose outcome it has.";
  }
  switch (trial.state) {
    case "suggested":
    case "leased":
    case "running":
    case "paused":
    case "succeeded":
      return "The weights can be downloaded once they are uploaded.";
    case "failed":
      return "There are no weights, because it failed.";
    case "cancelled":
      return "There are no weights, because it was cancelled.";
    case "pruned":
      return "There are no weights, because it was stopped early.";
  }
}
