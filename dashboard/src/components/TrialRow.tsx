import { memo } from "react";
import type { Trial } from "../api/types";
import { accuracy, compact, count, duration } from "../format/format";
import { failureName, trialName } from "../format/words";
import { type Highlight, useHighlight } from "../state/highlight";
import { isLive, isPartial } from "../state/trials";
import { StateBadge } from "./StateBadge";

interface TrialRowProps {
  trial: Trial;
  row: number;
  /** What the trial that its outcome was taken from is called, where there is one. */
  origin: string | null;
  best: boolean;
  selected: boolean;
  highlight: Highlight;
  onSelect: (trial: number) => void;
}

/** One line of the table. Drawn again only when its own trial changed. */
export const TrialRow = memo(function TrialRow(props: TrialRowProps) {
  const { trial, row, origin, best, selected, highlight, onSelect } = props;
  const lit = useHighlight(highlight) === trial.id;
  const classes = [lit ? "lit" : "", selected ? "selected" : ""].filter(Boolean).join(" ");
  return (
    <tr
      aria-rowindex={row}
      className={classes === "" ? undefined : classes}
      data-testid="trial-row"
      data-trial={trial.id}
      data-role={trial.role}
      data-state={trial.state}
      onPointerEnter={() => highlight.set(trial.id)}
      onClick={() => onSelect(trial.id)}
    >
      <td>
        {trial.role === "baseline" ? <span className="tag">baseline</span> : trial.number}
        {best && <span className="tag tag-best">best</span>}
      </td>
      <td>
        <button
          type="button"
          className="link"
          aria-label={`Details of ${trialName(trial)}`}
          onClick={(event) => {
            event.stopPropagation();
            onSelect(trial.id);
          }}
        >
          {trial.role === "baseline" ? trialName(trial) : <code>{trialName(trial)}</code>}
        </button>
      </td>
      <td title={trial.failure?.message}>
        <StateBadge state={trial.state} />
        {trial.failure !== null && (
          <span className="reason">{failureName(trial.failure.reason)}</span>
        )}
      </td>
      <td className="numeric">
        <AccuracyOf trial={trial} />
      </td>
      <td className="numeric">{accuracy(trial.testAccuracy)}</td>
      <td className="numeric" title={count(trial.parameters)}>
        {compact(trial.parameters)}
      </td>
      <td className="numeric" title={count(trial.multiplyAdds)}>
        {compact(trial.multiplyAdds)}
      </td>
      <td className="numeric">{duration(trial.trainingSeconds)}</td>
      <td>{trial.worker ?? "–"}</td>
      <td>{origin === null ? "–" : `from ${origin}`}</td>
    </tr>
  );
});

function AccuracyOf({ trial }: { trial: Trial }) {
  const last = trial.curve.at(-1);
  if (
    trial.validationAccuracy === null &&
    last !== undefined &&
    (isLive(trial) || isPartial(trial))
  ) {
    return (
      <span className="quiet" title={`After epoch ${last.epoch}`}>
        {accuracy(last.validationAccuracy)}
      </span>
    );
  }
  return <>{accuracy(trial.validationAccuracy)}</>;
}
