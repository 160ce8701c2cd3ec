import { type ReactNode, useEffect, useRef } from "react";
import type { Search, Trial } from "../api/types";
import { TrialCurveChart } from "../charts/TrialCurveChart";
import {
  accuracy,
  count,
  decimal,
  duration,
  error,
  memory,
  milliseconds,
  moment,
  plural,
} from "../format/format";
import { curveNote } from "../format/notes";
import { failureName, trialTitle } from "../format/words";
import { Drawings } from "./CellDrawing";
import { Confusion } from "./Confusion";
import { Downloads } from "./Downloads";
import { Notice } from "./Notice";
import { StateBadge } from "./StateBadge";

interface TrialPanelProps {
  trial: Trial;
  search: Search;
  origin: Trial | null;
  onSelect: (trial: number) => void;
  onClose: () => void;
}

/** Everything about one trial, beside the page (on a phone, over it). */
export function TrialPanel({ trial, search, origin, onSelect, onClose }: TrialPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another trial takes the focus again.
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, [trial.id]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        onClose();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onClose]);
  return (
    <aside
      ref={panel}
      className="panel"
      tabIndex={-1}
      aria-label={trialTitle(trial)}
      data-testid="trial-panel"
    >
      <header className="panel-head">
        <div>
          <h2>{trialTitle(trial)}</h2>
          <code className="hash">{trial.name}</code>
        </div>
        <button
          type="button"
          className="quiet-button"
          aria-label="Close the details"
          data-testid="trial-panel-close"
          onClick={onClose}
        >
          ×
        </button>
      </header>
      {trial.failure !== null && (
        <Notice
          kind={trial.state === "failed" ? "error" : "warning"}
          title={failureName(trial.failure.reason)}
        >
          {trial.failure.message}
        </Notice>
      )}
      {trial.reusedFrom !== null && (
        <p className="reused">
          {trial.state === "pruned"
            ? "Isomorphic to an earlier trial, so it was not trained: it came as far as "
            : "Isomorphic to an earlier trial, so it was not trained again: its outcome is that of "}
          <button
            type="button"
            className="link"
            onClick={() => onSelect(trial.reusedFrom ?? trial.id)}
          >
            {origin === null ? `trial ${trial.reusedFrom}` : trialTitle(origin).toLowerCase()}
          </button>
          .
        </p>
      )}
      <Facts trial={trial} epochs={search.recipe.epochs} />
      <Drawings hash={trial.name} kind={trial.candidate.kind} />
      <h3>Learning curve</h3>
      {trial.curve.length === 0 ? (
        <p className="quiet">{curveNote(trial)}</p>
      ) : (
        <>
          <TrialCurveChart kind="accuracy" curve={trial.curve} epochs={search.recipe.epochs} />
          <TrialCurveChart kind="loss" curve={trial.curve} epochs={search.recipe.epochs} />
        </>
      )}
      <Confusion trial={trial} />
      <h3>Downloads</h3>
      <Downloads trial={trial} />
    </aside>
  );
}

function errors({ testAccuracy, testTopFiveAccuracy }: Trial): string {
  return testAccuracy === null
    ? error(null)
    : `${error(testAccuracy)}, ${error(testTopFiveAccuracy)}`;
}

/** Where it is more than the validation accuracy. */
function reward({ reward, validationAccuracy }: Trial): [string, ReactNode][] {
  return reward === null || reward === validationAccuracy ? [] : [["Reward", decimal(reward, 4)]];
}

function Facts({ trial, epochs }: { trial: Trial; epochs: number }) {
  const facts: [string, ReactNode][] = [
    ["State", <StateBadge key="state" state={trial.state} />],
    ["Validation accuracy", accuracy(trial.validationAccuracy)],
    ...reward(trial),
    ["Test accuracy", accuracy(trial.testAccuracy)],
    ["Test top-5 accuracy", accuracy(trial.testTopFiveAccuracy)],
    ["Test error, top-1 and top-5", errors(trial)],
    ["Test loss", decimal(trial.testLoss, 3)],
    ["Parameters", count(trial.parameters)],
    ["Multiply-adds", count(trial.multiplyAdds)],
    ["Activations", memory(trial.activationBytes)],
    ["Epochs", `${trial.curve.length} of ${epochs}`],
    ["Training time", duration(trial.trainingSeconds)],
    ["Images per second", count(trial.imagesPerSecond)],
    ["Latency, one image", milliseconds(trial.latency?.millisecondsAtBatch1)],
    ["Latency, each of 128", milliseconds(trial.latency?.millisecondsAtBatch128)],
    ["Peak memory", memory(trial.peakMemoryBytes)],
    ["Worker", trial.worker ?? "–"],
    ["Attempts", plural(trial.attempts, "attempt")],
    ["Started", moment(trial.startedAt)],
  ];
  return (
    <dl className="facts-list">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
