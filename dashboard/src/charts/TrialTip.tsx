import type { Trial } from "../api/types";
import { accuracy, compact } from "../format/format";
import { stateName, trialName, trialTitle } from "../format/words";
import { shownAccuracy } from "../state/trials";

interface TrialTipProps {
  trial: Trial;
  x: number;
  y: number;
  width: number;
}

/** The few numbers of a trial beside its point. */
export function TrialTip({ trial, x, y, width }: TrialTipProps) {
  const left = x > width / 2;
  const position = left ? { right: width - x + 14 } : { left: x + 14 };
  return (
    <div className="tip" role="status" style={{ top: Math.max(0, y - 34), ...position }}>
      <strong>{trialTitle(trial)}</strong>
      {trial.role === "candidate" && <code>{trialName(trial)}</code>}
      <span>
        {trial.state === "succeeded" ? "" : `${stateName(trial.state)} · `}
        {accuracy(shownAccuracy(trial))}
      </span>
      <span className="quiet">
        {compact(trial.parameters)} parameters · {compact(trial.multiplyAdds)} multiply-adds
      </span>
    </div>
  );
}
